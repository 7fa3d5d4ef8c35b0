/**
 * Runs in the page before anything of it: `benchUntilPainted` resolves with the ms from the next click to the paint in
 * which the access token is a new one and, where the page has one, a timer runs.
 */
export function watchTokenPaint() {
  const readToken = () =>
    [...document.querySelectorAll('textarea')].find(({ labels }) => labels[0]?.textContent.includes('Access token'))
      ?.value;
  const isTimerRunning = (isExpected) =>
    !isExpected || /\d:\d\d/.test(document.querySelector('[role=timer]')?.textContent ?? '');
  globalThis.benchUntilPainted = (hasTimer) =>
    new Promise((resolve) => {
      const before = readToken();
      const whenClicked = ({ timeStamp }) => {
        const look = () => {
          const token = readToken();
          if (!token || token === before || !isTimerRunning(hasTimer)) return requestAnimationFrame(look);
          // A message is handled after the frame in which it was posted was painted.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - timeStamp), { once: true });
          port1.start();
          return port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
      };
      addEventListener('click', whenClicked, { capture: true, once: true });
    });
}
