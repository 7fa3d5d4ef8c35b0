import { describe, expect, it } from 'vitest';
import { findingsOf } from '#app/session/findings-of.ts';
import { loadRecogniser } from '#app/session/recogniser.ts';
import type { PastedRun } from '#app/session/run.ts';
import { heldToken } from '#app/session/selectors.ts';
import { createWorkbench, nothingTyped } from '#app/session/workbench.ts';

const at = { wallMs: 1_800_000_000_000, monotonicMs: 1000 };
const token = 'eyJhbGciOiJub25lIn0.eyJleHAiOjE3MDAwMDAwMDB9.';

function pasted(id: string, text: string): PastedRun {
  return { kind: 'pasted', id, text, at };
}

describe('a text pasted before the recogniser has come', () => {
  it('is no token, and is judged once it has come', async () => {
    const store = createWorkbench(nothingTyped, 'kept');
    store.setState({
      runs: [pasted('token', token), pasted('url', 'https://as.example/token')],
      selectedTokenRunId: 'token',
    });
    const findings = () => {
      const { runs } = store.getState();
      return runs.flatMap((run) => findingsOf(run, runs));
    };
    expect([heldToken(store.getState()), findings()]).toEqual([undefined, []]);
    await loadRecogniser(store);
    expect(heldToken(store.getState())?.text).toBe(token);
    expect(findings()).not.toEqual([]);
    store.setState({ selectedTokenRunId: 'url' });
    expect(heldToken(store.getState())).toBe(undefined);
  });
});
