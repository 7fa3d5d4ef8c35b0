import type { Page } from '@playwright/test';

/** A press that the page had to send a request for. */
type Accepted = {
  readonly kind: 'token' | 'api';
  readonly connection: string;
  /** Stands in the request, and in its answer. */
  readonly mark: string;
  /** What stood in the token field. */
  readonly token: string;
};

type Pasted = {
  readonly kind: 'pasted';
  readonly connection: string;
  readonly text: string;
  /** Whether it came in the place of an issued token, instead of another pasted one. */
  readonly isNewRun: boolean;
  /** Whether a token was being asked for meanwhile: its answer comes later. */
  readonly isAsking: boolean;
};

export type Done = Accepted | Pasted;

type Monkey = {
  readonly done: Done[];
  readonly press: (name: string) => void;
  readonly type: (label: string, text: string) => void;
  readonly paste: (text: string) => void;
};

declare global {
  var monkey: Monkey;
}

/**
 * Puts a monkey into the page: it does at once what it is told, and keeps what the page had to accept, by what was on
 * screen in the moment of the press. Where a button is not on screen, it presses none.
 */
export async function releaseMonkey(page: Page): Promise<void> {
  await page.evaluate(() => {
    const done: Done[] = [];
    const button = (name: string) => [...document.querySelectorAll('button')].find((each) => nameOf(each) === name);
    const nameOf = (each: HTMLElement) => each.getAttribute('aria-label') ?? each.textContent;
    const field = (label: string) =>
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].find(
        ({ labels }) => labels?.[0]?.textContent.trim() === label,
      );
    const valueOf = (label: string) => field(label)?.value ?? '';
    const connection = () => document.querySelector<HTMLElement>('nav [data-switched-to]')?.dataset['switchedTo'] ?? '';
    const type = (label: string, text: string): void => {
      const place = field(label);
      if (place === undefined) throw new Error(`There is no ${label}.`);
      // As a person's typing does, past what React keeps of the field.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(place), 'value')?.set?.call(place, text);
      place.dispatchEvent(new Event('input', { bubbles: true }));
    };
    document.addEventListener(
      'submit',
      ({ submitter }) => {
        if (submitter === null || submitter.getAttribute('aria-disabled') === 'true') return;
        const at = { connection: connection(), token: valueOf('Access token') };
        if (nameOf(submitter) === 'Get token') done.push({ kind: 'token', ...at, mark: valueOf('Scope') });
        if (nameOf(submitter) === 'Send request')
          done.push({ kind: 'api', ...at, mark: valueOf('API URL').split('/').at(-1) ?? '' });
      },
      { capture: true },
    );
    globalThis.monkey = {
      done,
      press: (name) => button(name)?.click(),
      type,
      paste: (text) => {
        const isNewRun = !valueOf('Access token').startsWith('pasted');
        const isAsking = button('Cancel') !== undefined;
        done.push({ kind: 'pasted', connection: connection(), text, isNewRun, isAsking });
        type('Access token', text);
      },
    };
  });
}
