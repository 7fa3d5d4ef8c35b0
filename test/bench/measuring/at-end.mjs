const steps = [];

/** Remembers how to close what a figure has opened, so that it is closed also where measuring fails. */
export function atEnd(close) {
  steps.push(close);
}

/** Closes all of it, the last first. */
export async function closeAll() {
  while (steps.length > 0) await steps.pop()();
}
