import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ShortcutName, useShortcuts } from '#app/palette/use-shortcuts.ts';
import { switchSingleKeys } from '#app/ui/single-keys.ts';

afterEach(() => {
  vi.restoreAllMocks();
  switchSingleKeys(true);
});

function Page({ onShortcut }: { readonly onShortcut: (name: ShortcutName) => void }) {
  useShortcuts(onShortcut);
  return (
    <>
      <button type="button">nowhere</button>
      <a href="#there">a link</a>
      <input aria-label="a field" />
      <input type="checkbox" aria-label="a box" />
      <select aria-label="a choice" />
      <section aria-labelledby="heading">
        <h2 id="heading">API call</h2>
        <textarea aria-label="a body" />
      </section>
      <section aria-label="Token request">
        <div role="group" aria-label="Paste curl">
          <textarea aria-label="a command" />
        </div>
      </section>
    </>
  );
}

/** What a press of these keys on the control with this name stood for, and whether the browser was kept from it. */
function press(label: string, init: KeyboardEventInit, page = <></>) {
  const heard: ShortcutName[] = [];
  const { unmount } = render(
    <>
      <Page onShortcut={(name) => heard.push(name)} />
      {page}
    </>,
  );
  const at = screen.queryByLabelText(label) ?? screen.getByText(label);
  const isLeftToBrowser = fireEvent.keyDown(at, init);
  unmount();
  expect(isLeftToBrowser).toBe(heard.length === 0);
  return heard;
}

const enter = { key: 'Enter', ctrlKey: true };
const question = { key: '?', shiftKey: true };

describe('a shortcut', () => {
  it('holds wherever the focus is, in fields as well', () => {
    expect(press('nowhere', { key: 'k', ctrlKey: true })).toEqual(['openPalette']);
    expect(press('a field', enter)).toEqual(['getToken']);
    expect(press('a field', { ...enter, shiftKey: true })).toEqual(['sendRequest']);
  });

  it('means what the innermost part with the focus says it means', () => {
    expect(press('a body', enter)).toEqual(['sendRequest']);
    expect(press('a command', enter)).toEqual(['fillInFromCurl']);
  });

  it('asks for exactly its keys', () => {
    expect(press('nowhere', { key: 'k' })).toEqual([]);
    expect(press('nowhere', { key: 'K', ctrlKey: true, shiftKey: true })).toEqual([]);
    expect(press('nowhere', { key: 'k', ctrlKey: true, altKey: true })).toEqual([]);
    expect(press('nowhere', { key: 'k', metaKey: true })).toEqual([]);
  });

  it('takes Command on Apple’s systems, and leaves Ctrl to the fields there', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    expect(press('a field', { key: 'k', metaKey: true })).toEqual(['openPalette']);
    expect(press('a field', { key: 'k', ctrlKey: true })).toEqual([]);
  });

  it('is found by its place where the layout has no Latin letters', () => {
    expect(press('nowhere', { key: 'л', code: 'KeyK', ctrlKey: true })).toEqual(['openPalette']);
    // Dvorak has a T there, and Ctrl+T is the browser's.
    expect(press('nowhere', { key: 't', code: 'KeyK', ctrlKey: true })).toEqual([]);
  });

  it('is none while a character is composed, while a key is held down, or once a field has used it', () => {
    expect(press('a field', { ...enter, isComposing: true })).toEqual([]);
    expect(press('a field', { ...enter, repeat: true })).toEqual([]);
    const heard: ShortcutName[] = [];
    render(<Page onShortcut={(name) => heard.push(name)} />);
    screen.getByLabelText('a body').addEventListener('keydown', (event) => event.preventDefault());
    fireEvent.keyDown(screen.getByLabelText('a body'), enter);
    expect(heard).toEqual([]);
  });

  it('is none while a dialog is open', () => {
    expect(press('nowhere', enter, <dialog open>Something first</dialog>)).toEqual([]);
  });

  it('leaves Ctrl+Enter on a link to the browser, which opens it in a new tab', () => {
    expect(press('a link', enter)).toEqual([]);
  });
});

describe('the single key', () => {
  it('holds where nothing is typed', () => {
    expect(press('nowhere', question)).toEqual(['showHelp']);
    expect(press('a box', question)).toEqual(['showHelp']);
  });

  it('is a character in whatever takes text', () => {
    expect(press('a field', question)).toEqual([]);
    expect(press('a body', question)).toEqual([]);
    expect(press('a choice', question)).toEqual([]);
  });

  it('can be switched off (WCAG 2.1.4)', () => {
    switchSingleKeys(false);
    expect(press('nowhere', question)).toEqual([]);
  });
});
