import { bash } from './bash.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, typescript } from './javascript.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { php } from './php.ts';
import { powershell } from './powershell.ts';
import { pythonRequests } from './python-requests.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { swift } from './swift.ts';

/** Every language that a program can be written in, in the order of the list on screen. */
export const languages: readonly Language[] = [
  python,
  pythonRequests,
  javascript,
  typescript,
  bash,
  java,
  kotlin,
  csharp,
  go,
  php,
  ruby,
  rust,
  powershell,
  swift,
];
