/** Calls that come in a crowd, made one of in a while; the last of them is never lost. */
export type Pace = { readonly note: () => void; readonly stop: () => void };

/** Often enough to be watched, and seldom enough that a short answer is there before it is drawn in part. */
const watchedEveryMs = 120;

/** Paces these calls. */
export function pace(call: () => void, everyMs: number = watchedEveryMs): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    note: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        call();
      }, everyMs);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
