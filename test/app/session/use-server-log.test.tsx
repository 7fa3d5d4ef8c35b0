import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useServerLog } from '#app/session/use-server-log.ts';
import { serverLogPath } from '#core/contract/paths.ts';
import { type OwnServer, ownServer } from './own-server-under-test.ts';

// Only the pauses are held: the network keeps to its own time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'hidden');
});

// React and the network take their time, which nobody holds.
const soon = { timeout: 10_000 };

function Log({ active }: { readonly active: boolean }) {
  const { entries, fault } = useServerLog(active);
  return (
    <>
      <output>{entries.map(({ asked }) => asked).join(', ')}</output>
      {fault !== undefined && <p role="alert">{fault}</p>}
    </>
  );
}

const saw = ({ log }: OwnServer, asked: string) =>
  log.add({ atMs: 0, side: 'API', asked, prefix: '', status: 200, decisions: [] });
const questions = ({ orders }: OwnServer) => orders.filter((path) => path === serverLogPath).length;
const shown = (text: string) => expect.poll(() => screen.getByRole('status').textContent, soon).toBe(text);
/** The pause until the next question is waited for, and nothing else. */
const isPausing = () => expect.poll(() => vi.getTimerCount(), soon).toBe(1);
const isAsked = (server: OwnServer, times: number) => expect.poll(() => questions(server), soon).toBe(times);
const isSaid = () => expect.poll(() => screen.queryByRole('alert')?.textContent, soon);
const pausePasses = () => act(() => void vi.advanceTimersByTime(1500));
const hide = (hidden: boolean) =>
  act(() => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

describe('the log of the server', () => {
  it('is asked for again after each answer and a pause, and shows the newest first', async () => {
    const server = await ownServer();
    saw(server, 'GET /one');
    render(<Log active />);
    await shown('GET /one');
    await isPausing();
    saw(server, 'GET /two');
    expect(questions(server)).toBe(1);
    pausePasses();
    await shown('GET /two, GET /one');
    expect(questions(server)).toBe(2);
  });

  it('is not asked for by a page that nobody sees, and at once by one that is seen again', async () => {
    const server = await ownServer();
    render(<Log active />);
    await isAsked(server, 1);
    await isPausing();
    hide(true);
    expect(vi.getTimerCount()).toBe(0);
    pausePasses();
    saw(server, 'GET /meanwhile');
    expect(questions(server)).toBe(1);
    hide(false);
    await shown('GET /meanwhile');
    expect(questions(server)).toBe(2);
    await isPausing();
  });

  it('is not asked for while it is folded, nor after it has gone', async () => {
    const server = await ownServer();
    const { rerender, unmount } = render(<Log active={false} />);
    expect(vi.getTimerCount()).toBe(0);
    rerender(<Log active />);
    await isAsked(server, 1);
    await isPausing();
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    pausePasses();
    expect(questions(server)).toBe(1);
  });

  it('stays on screen when the server is gone, and it is said', async () => {
    const server = await ownServer();
    saw(server, 'GET /one');
    render(<Log active />);
    await shown('GET /one');
    await isPausing();
    server.close();
    pausePasses();
    await isSaid().toMatch(/does not answer. Start it again/);
    await shown('GET /one');
    // It is asked again all the same: it may come back.
    await isPausing();
  });

  it('is that of the server that was started again, which counts from 1', async () => {
    const before = await ownServer();
    saw(before, 'GET /before');
    saw(before, 'GET /before too');
    render(<Log active />);
    await shown('GET /before too, GET /before');
    await isPausing();
    const after = await ownServer();
    saw(after, 'GET /after');
    // The first question is refused, since its key is of the server before.
    pausePasses();
    await isSaid().toMatch(/./);
    await isPausing();
    pausePasses();
    await shown('GET /after');
  });
});
