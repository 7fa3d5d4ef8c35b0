const faults: readonly (readonly [RegExp, string])[] = [
  [/^\s*[{[]\s*'/, ': its names stand in single quotation marks, as Python prints a dictionary'],
  [/^\s*\{\s*[A-Za-z_$][\w$]*\s*:/, ': its names lack quotation marks, as in JavaScript'],
  [/,\s*[}\]]/, ': a comma stands before a closing bracket'],
  [
    /:\s*(NaN|-?Infinity|undefined|None|True|False)\b/,
    ': a value in it is none that JSON knows, such as NaN, None or True',
  ],
  [/"(?:[^"\\]|\\.)*[\n\r\t]/, ': a line break or tab stands within a text; it would have to be escaped'],
  [/^\s*[{[][^"]*(\/\/|\/\*)/, ': it holds a comment, which JSON does not know'],
  [/"\s{0,200}"[^":]{0,200}"\s{0,20}:/, ': a comma between two members is missing'],
];

/** What is wrong with a text that begins like JSON, as the end of a sentence; empty where it is not one of the usual faults. */
export function brokenJsonWords(text: string): string {
  return faults.find(([pattern]) => pattern.test(text.slice(0, 16_384)))?.[1] ?? '';
}
