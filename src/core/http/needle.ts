import { anyCase, backslashes, spellings } from './spellings.ts';

/** Something to look for of which every character may be written in several ways. */
export type Needle = {
  /** A pattern of how it may begin. */
  readonly head: string;
  /** Where it ends, if it stands there in one of its forms. */
  readonly endOf: (text: string, at: number) => number | undefined;
};

/** Several of them at once. At one place the first that is there counts. */
export type Needles = { readonly heads: RegExp; readonly endOf: Needle['endOf'] };

// A pattern of a whole token in all of its spellings is half a megabyte of machine code. A few characters are enough to
// find where to look closer.
const headLength = 4;

export function anyOf(needles: readonly Needle[]): Needles {
  return {
    heads: new RegExp([...new Set(needles.map(({ head }) => head))].join('|'), 'g'),
    endOf(text, at) {
      for (const needle of needles) {
        const end = needle.endOf(text, at);
        if (end !== undefined) return end;
      }
      return undefined;
    },
  };
}

/** In every spelling of every character, so that any mixture of encoders is found. */
export function spelt(text: string): Needle {
  // Each of these is written in ways that begin differently and are read in one way only, so that they can be taken one
  // after the other. An escape sign may be one of its own or the beginning of another's.
  if (/^[^%&\\\u0080-\uFFFF]*$/.test(text)) return oneByOne(text, spellings, spelledForms);
  return asAWhole(text.match(/\\+|[^\\]/gsu) ?? []);
}

/** A text in base64 or base64url, or percent-encoded after that. */
export function base64Text(text: string): Needle {
  return oneByOne(text, base64Forms, formsOfBase64);
}

/** Hexadecimal digits in either case. */
export function hexText(digits: string): Needle {
  return oneByOne(digits, anyCase, formsOfHex);
}

function base64Forms(character: string): string {
  if (character === '+') return '(?:[+-]|%2[bB])';
  return character === '/' ? '(?:\\\\?/|_|%2[fF])' : character;
}

type Forms = Map<string, RegExp>;
const spelledForms: Forms = new Map();
const formsOfBase64: Forms = new Map();
const formsOfHex: Forms = new Map();

/** One character after the other, by patterns that all texts share. */
function oneByOne(wanted: string, formsOf: (character: string) => string, known: Forms): Needle {
  return {
    head: Array.from(wanted.slice(0, headLength), formsOf).join(''),
    endOf(text, at) {
      let end = at;
      for (let index = 0; index < wanted.length; index++) {
        const character = wanted.charAt(index);
        if (text.charAt(end) === character) {
          end++;
          continue;
        }
        const pattern = known.get(character) ?? new RegExp(formsOf(character), 'y');
        known.set(character, pattern);
        pattern.lastIndex = end;
        if (!pattern.test(text)) return undefined;
        end = pattern.lastIndex;
      }
      return end;
    },
  };
}

/** One pattern for all of it, made where its beginning is found. */
function asAWhole(units: readonly string[]): Needle {
  const patternOf = (some: readonly string[]) =>
    some.map((unit) => (unit.startsWith('\\') ? backslashes(unit.length) : spellings(unit))).join('');
  let whole: RegExp | undefined;
  return {
    head: patternOf(units.slice(0, headLength)),
    endOf(text, at) {
      whole ??= new RegExp(patternOf(units), 'y');
      whole.lastIndex = at;
      return whole.test(text) ? whole.lastIndex : undefined;
    },
  };
}
