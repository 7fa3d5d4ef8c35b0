import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CompareView } from '#app/history/compare-view.tsx';
import type { KeptRun, RunMarks } from '#core/keeping/kept-run.ts';
import { summaryOf } from '#core/keeping/summary.ts';
import { apiRun, jwt, pastedRun, tokenRun, usualAnswer } from '../../core/keeping/compare/runs.ts';

const refused = tokenRun({
  connection: { scope: 'read' },
  status: 401,
  answer: { error: 'invalid_client', error_description: 'unknown client' },
});

describe('two runs that are compared', () => {
  it('tells the differences first, by area, the outcome before all others', () => {
    shown(tokenRun(), refused);
    const differences = screen.getByRole('region', { name: 'Differences' });

    expect(within(differences).getByRole('heading', { level: 3 }).textContent).toBe('5 differences');
    expect(
      within(differences)
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Outcome', 'Request']);
    expect(sentences()[0]).toBe('It came to a refusal instead of a tokendecisive');
    expect(sentences()).toContain('The scope asked for lost “write”important');
  });

  it('unfolds both values of a difference, and lights its place in the messages', async () => {
    const { user } = shown(tokenRun(), refused);
    await user.click(screen.getByText(/^The scope asked for lost/));

    const item = document.querySelector('[data-difference="scope asked"]');
    expect(item?.querySelector('dl')?.textContent).toBe('First runread writeSecond runread');
    const lit = [...document.querySelectorAll('[data-lit]')].map(({ textContent }) => textContent);
    expect(lit).toEqual(['scope', 'read', '+write', 'scope', 'read']);
    await user.click(screen.getByText(/^The scope asked for lost/));
    await user.unhover(screen.getByText(/^The scope asked for lost/));
    expect(document.querySelector('[data-lit]')).toBeNull();
  });

  it('folds equal lines, and shows them at a press', async () => {
    const { user } = shown(tokenRun(), refused);
    const request = screen.getByRole('region', { name: 'Request' });
    expect(request.textContent).not.toContain('Host: as.example');

    await user.click(within(request).getByRole('button', { name: /equal lines of the request, from line 1$/ }));
    expect(request.textContent).toContain('Host: as.example');
  });

  it('says in words and signs, not in colour alone, which line is whose', () => {
    shown(
      apiRun(),
      apiRun({
        headers: [
          ['Content-Type', 'application/json'],
          ['X-Cache', 'HIT'],
        ],
      }),
    );
    const row = within(screen.getByRole('region', { name: 'Response' }))
      .getAllByRole('row')
      .find(({ textContent }) => textContent?.includes('X-Cache'));
    expect(row?.textContent).toContain('only in the second run');
    expect(row?.textContent).toContain('+X-Cache: HIT');
  });

  it('draws what stands for a secret as such, and says what it means', () => {
    shown(tokenRun(), tokenRun({ connection: { clientSecret: 'An0ther!' } }));
    const marks = [...document.querySelectorAll('[data-redacted]')].map(({ textContent }) => textContent);

    expect(new Set(marks.filter((text) => text?.startsWith('‹redacted'))).size).toBe(2);
    expect(document.body.textContent).toContain('equal ones stand for the same secret');
  });

  it('keeps apart what differs between any two runs, and says so when it is all there is', () => {
    const answer = { ...usualAnswer, access_token: jwt({ jti: 'b2' }) };
    shown(tokenRun(), tokenRun({ answer }));
    expect(
      screen.getByRole('heading', { level: 3, name: 'Nothing differs but what differs between any two runs' }),
    ).toBeTruthy();
    expect(screen.getByText('One thing that differs between any two runs')).toBeTruthy();
  });

  it('says of two equal runs that nothing differs', () => {
    shown(tokenRun(), tokenRun());
    expect(screen.getByRole('heading', { name: 'Nothing that is compared differs' })).toBeTruthy();
  });

  it('says what cannot be compared, and shows only what both have', () => {
    shown(tokenRun(), pastedRun(jwt({ aud: 'x' })));
    expect(screen.getByRole('list', { name: 'What cannot be compared' }).textContent).toBe(
      'The first is a token request and the second a pasted token, so only the token can be compared.',
    );
    expect(screen.queryByRole('region', { name: 'Request' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Token header and claims' })).toBeTruthy();
  });

  it('has both runs by name, the chosen one with the reason', () => {
    shown(tokenRun(), refused, { name: 'before the rollout', knownGood: true });
    expect(screen.getByRole('group', { name: 'First run' }).textContent).toMatch(/known good.*before the rollout.*200/);
    expect(screen.getByRole('group', { name: 'Second run' }).textContent).toMatch(
      /Token for machine.*401 · invalid_client/,
    );
  });

  it('hands on to swap the sides, and to close', async () => {
    const { user, onSwap, onClose } = shown(tokenRun(), refused);
    await user.click(screen.getByRole('button', { name: 'Swap sides' }));
    await user.click(screen.getByRole('button', { name: 'Close comparison' }));
    expect([onSwap.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1]);
  });
});

function shown(before: KeptRun, after: KeptRun, marks?: RunMarks) {
  const [onSwap, onClose] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const compared = (run: KeptRun, of?: RunMarks) => ({ run, summary: summaryOf(run, 0, of) });
  render(<CompareView before={compared(before, marks)} after={compared(after)} onSwap={onSwap} onClose={onClose} />);
  return { user: userEvent.setup(), onSwap, onClose };
}

function sentences(): readonly string[] {
  return [...document.querySelectorAll('[data-difference] summary')].map(({ textContent }) => textContent ?? '');
}
