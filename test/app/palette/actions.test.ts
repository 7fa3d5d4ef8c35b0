import { describe, expect, it } from 'vitest';
import { standingActions } from '#app/palette/actions.ts';
import { shortcuts } from '#app/session/shortcuts.ts';
import { isSingleCharacter } from '#app/ui/keys.ts';
import { type System, takersOf } from './taken-keys.ts';

const systems: readonly System[] = ['Apple', 'Windows and Linux'];
const allShortcuts = standingActions.flatMap(({ name, shortcuts: own = [] }) => own.map((each) => ({ name, ...each })));

describe('the actions', () => {
  it.each(['id', 'name', 'letters'] as const)('have no %s twice', (member) => {
    const values = standingActions.map((action) => action[member]);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  it('have letters of the alphabet, so that any layout types them', () => {
    expect(standingActions.filter(({ letters = '' }) => !/^[a-z]{2,3}$/.test(letters))).toEqual([]);
  });

  it('have no shortcut twice where the focus is in the same part of the page', () => {
    const places = allShortcuts.map(({ keys, within = 'anywhere' }) => `${keys} in ${within}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it('answer to every shortcut that the first view listens for', () => {
    const answered = standingActions.map((action) => action.shortcuts);
    expect(Object.values(shortcuts).filter((each) => !answered.includes(each))).toEqual([]);
  });
});

describe('the shortcuts', () => {
  it.each(systems)('take no key from a browser, a system or a screen reader that it needs: %s', (system) => {
    const clashes = allShortcuts.flatMap(({ name, keys }) =>
      takersOf(onSystem(keys, system), system)
        .filter((taker) => taker.harmless === undefined)
        .map((taker) => `${name}: ${taker.keys} is ${taker.does} (${taker.by})`),
    );
    expect(clashes).toEqual([]);
  });

  it('would be found out if they did', () => {
    const taken = ['Mod+T', 'Mod+Shift+K', 'Alt+1', 'G', '/', 'F6', 'Mod+ArrowDown', 'Enter'];
    for (const system of systems) {
      expect(taken.filter((keys) => takersOf(onSystem(keys, system), system).length === 0)).toEqual([]);
    }
  });

  it('have a modifier but for one, which can be switched off (WCAG 2.1.4)', () => {
    expect(allShortcuts.filter(({ keys }) => isSingleCharacter(keys)).map(({ name }) => name)).toEqual([
      'Keyboard shortcuts',
    ]);
  });
});

function onSystem(keys: string, system: System): string {
  return keys.replace('Mod', system === 'Apple' ? 'Cmd' : 'Ctrl');
}
