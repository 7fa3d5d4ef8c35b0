import { clientRefused, scopeRefused } from './before-effects.ts';
import { beforeRule, changing, fieldNames, inputs, listed, type TypedField, valueOf } from './before-rule.ts';
import { alikes, charactersOf, codeOf } from './characters.ts';
import type { Certainty, Rule } from './finding.ts';
import { rfc } from './sources.ts';

type Suspect = {
  readonly id: string;
  /** Fits one character. */
  readonly pattern: RegExp;
  /** Looks at the text as a whole, where one character alone says nothing. */
  readonly within?: (text: string) => boolean;
  readonly title: (fields: string) => string;
  /** Follows the sentence that names the characters and their places. */
  readonly why: string;
  readonly certainty: Certainty;
  readonly remedy: string;
  readonly mend: (text: string) => string;
  readonly explains?: readonly string[];
};

const credentials: readonly TypedField[] = ['clientId', 'clientSecret', 'scope'];
const everywhere: readonly TypedField[] = [...credentials, 'tokenEndpoint'];
const namedAtMost = 3;
const refused = [...clientRefused, ...scopeRefused];

const zeroWidth = /[\u200B-\u200D\u2060-\u2064\u180E]/u;
const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const spaces = /[\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/u;
const quotes = /[\u00B4\u2018-\u201F\u00AB\u00BB\u2032\u2033]/u;
const dashes = /[\u2010-\u2015\u2212]/u;
const fullWidth = /[\uFF01-\uFF5E]/u;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u;
const misread = /[\u00C2-\u00C5\u00E2][\u0080-\u00BF\u20AC\u2018-\u201E\u0152-\u0178]/u;
const named = [zeroWidth, direction, spaces, quotes, dashes, fullWidth, controls, /[\u00AD\uFEFF\uFFFD]/u];

/** Characters that do not show, or show as another one. Each is named by its number and place, never with what stands around it. */
export const beforeCharacterRules: readonly Rule[] = [
  characterRule(everywhere, {
    id: 'byte-order-mark',
    pattern: /\uFEFF/u,
    title: (fields) => `${fields} has an invisible byte order mark`,
    why: 'Some editors write it at the beginning of a file, and it comes along when copying. To the server it is part of the value.',
    certainty: 'certain',
    remedy: 'Remove the byte order mark',
    mend: (text) => text.replaceAll('\uFEFF', ''),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'zero-width-character',
    pattern: zeroWidth,
    title: (fields) => `${fields} has an invisible character`,
    why: 'It has no width, so it cannot be seen, but it is sent and makes another value. It comes along from chats, wikis and documents.',
    certainty: 'certain',
    remedy: 'Remove the invisible characters',
    mend: (text) => text.replace(all(zeroWidth), ''),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'soft-hyphen',
    pattern: /\u00AD/u,
    title: (fields) => `${fields} has an invisible soft hyphen`,
    why: 'A web page may have put it there to allow a line break. It does not show, but it is sent.',
    certainty: 'certain',
    remedy: 'Remove the soft hyphen',
    mend: (text) => text.replaceAll('\u00AD', ''),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'direction-mark',
    pattern: direction,
    title: (fields) => `${fields} has an invisible mark for the direction of writing`,
    why: 'It comes along from documents and chats, and can make text look other than it is. To the server it is part of the value.',
    certainty: 'certain',
    remedy: 'Remove the direction marks',
    mend: (text) => text.replace(all(direction), ''),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'unusual-space',
    pattern: spaces,
    title: (fields) => `${fields} has a space that is no ordinary one`,
    why: 'It looks like a blank and is another character; web pages and documents use it. At an end it does not belong there at all.',
    certainty: 'certain',
    remedy: 'Put ordinary blanks, none at the ends',
    mend: (text) => text.replace(all(spaces), ' ').trim(),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'typographic-quote',
    pattern: quotes,
    title: (fields) => `${fields} has a typographic quotation mark`,
    why: 'A word processor or chat puts it in place of a plain one. It is another character to the server.',
    certainty: 'likely',
    remedy: 'Put plain quotation marks',
    mend: (text) => text.replace(/[\u00B4\u2018-\u201B\u2032]/gu, "'").replace(all(quotes), '"'),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'typographic-dash',
    pattern: dashes,
    title: (fields) => `${fields} has a dash that is no hyphen`,
    why: 'A word processor or chat makes it out of one or two hyphens. It is another character to the server.',
    certainty: 'likely',
    remedy: 'Put a plain hyphen',
    mend: (text) => text.replace(all(dashes), '-'),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'full-width-character',
    pattern: fullWidth,
    title: (fields) => `${fields} has full-width characters`,
    why: 'A keyboard set to Chinese, Japanese or Korean writes them; they look wider and are other characters.',
    certainty: 'likely',
    remedy: 'Put the ordinary characters',
    mend: (text) => text.replace(all(fullWidth), (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0)),
    explains: refused,
  }),
  characterRule(credentials, {
    id: 'look-alike-letter',
    pattern: new RegExp(`[${Object.keys(alikes).join('')}]`, 'u'),
    within: (text) => /[A-Za-z]/.test(text),
    title: (fields) => `${fields} has a letter that only looks Latin`,
    why: 'Among Latin letters it was probably typed with another keyboard, or put there on purpose. The server sees another letter.',
    certainty: 'likely',
    remedy: 'Put the Latin letters',
    mend: (text) =>
      Array.from(text)
        .map((letter) => alikes[letter] ?? letter)
        .join(''),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'control-character',
    pattern: controls,
    title: (fields) => `${fields} has a control character`,
    why: 'It does not show and belongs in no value of this kind; it comes from a terminal or a damaged file.',
    certainty: 'certain',
    remedy: 'Remove the control characters',
    mend: (text) => text.replace(all(controls), ''),
    explains: refused,
  }),
  characterRule(everywhere, {
    id: 'replacement-character',
    pattern: /\uFFFD/u,
    title: (fields) => `A character in ${fields} was lost before it came here`,
    why: 'This character is put where a program could not read what stood there, so the original is lost. Copy the value again from where it was issued.',
    certainty: 'likely',
    remedy: '',
    mend: (text) => text,
    explains: refused,
  }),
  characterRule(credentials, {
    id: 'decomposed-letter',
    pattern: /\p{M}/u,
    within: (text) => text.normalize('NFC') !== text,
    title: (fields) => `${fields} has a letter written as two characters`,
    why: 'The accent is a character of its own, as macOS writes it in file names. It looks the same and is not: a server that stored the letter as one character refuses it.',
    certainty: 'likely',
    remedy: 'Write each letter as one character',
    mend: (text) => text.normalize('NFC'),
    explains: refused,
  }),
  characterRule(credentials, {
    id: 'misread-letter',
    pattern: /[\u00C2-\u00C5\u00E2]/u,
    within: (text) => misread.test(text),
    title: (fields) => `Text in ${fields} seems read in the wrong encoding`,
    why: 'Pairs like this appear where UTF-8 was read as if it were an older encoding. Copy the value again from where it was issued.',
    certainty: 'likely',
    remedy: '',
    mend: (text) => text,
    explains: refused,
  }),
  characterRule(credentials, {
    id: 'other-non-ascii',
    // Dots and ellipses are what a masked or shortened value shows.
    pattern: /[^\p{ASCII}\p{M}\p{Surrogate}\u2022\u2026\u25CF]/u,
    within: (text) => !looksDamaged(text),
    title: (fields) => `${fields} has a character outside ASCII`,
    why: 'OAuth knows only ASCII here. It is sent as UTF-8; a server that expects another encoding, or none, sees something else. Cannot tell from here which it is.',
    certainty: 'hint',
    remedy: '',
    mend: (text) => text,
  }),
];

function characterRule(fields: readonly TypedField[], suspect: Suspect): Rule {
  const { id, pattern, within = () => true, title, why, certainty, remedy, mend, explains = [] } = suspect;
  return beforeRule(
    id,
    (connection) => {
      const hit = fields.filter((field) => {
        const text = valueOf(connection, field);
        return pattern.test(text) && within(text);
      });
      if (hit.length === 0) return undefined;
      const places = hit.flatMap((field) =>
        charactersOf(valueOf(connection, field), pattern).map(
          ({ character, at }) => `character ${at} of ${fieldNames[field]} is ${codeOf(character)}`,
        ),
      );
      const changed = hit.flatMap((field) => {
        const text = connection[field];
        return mend(text) === text ? [] : [[field, mend(text)] as const];
      });
      return {
        severity: certainty === 'hint' ? 'note' : 'warning',
        certainty,
        title: title(listed(hit.map((field) => fieldNames[field]))).replace(/^(.* and .*) has /, '$1 have '),
        explanation: `${sentence(places)} ${why}`,
        evidence: inputs(...hit),
        source: rfc(6749, 'A'),
        remedies: changed.length === 0 ? [] : [changing(remedy, Object.fromEntries(changed))],
      };
    },
    { explains },
  );
}

function sentence(places: readonly string[]): string {
  const rest = places.length - namedAtMost;
  const words = places.slice(0, namedAtMost).join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${rest > 0 ? `, and ${rest} more like it` : ''}.`;
}

/** Whether the text has something that a rule above says better. */
function looksDamaged(text: string): boolean {
  if (named.some((pattern) => pattern.test(text)) || misread.test(text) || text.normalize('NFC') !== text) return true;
  return /[A-Za-z]/.test(text) && Array.from(text).some((letter) => letter in alikes);
}

function all(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, 'gu');
}
