import type { CurlWord, ShellReading } from './curl-words.ts';

/** Reads a text from left to right and gathers words and commands; what the signs mean is up to each shell. */
export class WordReader {
  readonly text: string;
  at = 0;
  /** A quotation mark was never closed. */
  isCut = false;
  #word: string | undefined;
  #variables: string[] = [];
  #words: CurlWord[] = [];
  readonly #commands: { words: readonly CurlWord[]; end: number }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  peek(): string {
    return this.text.charAt(this.at);
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  isInWord(): boolean {
    return this.#word !== undefined;
  }

  /** Adds to the word that is being read; an empty text begins one (`''` is a word). */
  add(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  /** Adds what stands there, as it stands. */
  take(end: number): void {
    this.add(this.text.slice(this.at, end));
    this.at = end;
  }

  /** Notes a variable that stands in the word. */
  name(variable: string): void {
    this.#variables.push(variable);
  }

  skipTo(end: number): void {
    this.at = end;
  }

  /** Ends the word, at a blank. */
  endWord(): void {
    this.#flush();
    this.at++;
  }

  /** Forgets the word that is being read, where it is like this; else ends it. */
  dropWord(like: RegExp): void {
    if (this.#word !== undefined && like.test(this.#word)) this.#word = undefined;
    this.#flush();
  }

  /** Ends the command, at an operator. */
  endCommand(): void {
    this.#flush();
    if (this.#words.length > 0) this.#commands.push({ words: this.#words, end: this.at });
    this.#words = [];
    this.at++;
  }

  finish(): ShellReading {
    this.endCommand();
    return { commands: this.#commands, isCut: this.isCut };
  }

  #flush(): void {
    if (this.#word !== undefined) this.#words.push({ text: this.#word, variables: this.#variables });
    this.#word = undefined;
    this.#variables = [];
  }
}
