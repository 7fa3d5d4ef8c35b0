/** Lets a limited number of requests be under way at a time; a limited number of others wait for their turn. */
export type Slots = {
  /**
   * Calls `start` now or when its turn comes, or answers false where even the queue is full. `start` gets the
   * function that gives the slot back. The answer's second part takes a waiting one out of the queue.
   */
  readonly take: (start: (release: () => void) => void) => (() => void) | undefined;
};

/** Slots for this many at a time, and this many waiting. */
export function slots(atATime: number, waiting: number): Slots {
  const queue: ((release: () => void) => void)[] = [];
  let taken = 0;

  const begin = (start: (release: () => void) => void): void => {
    taken += 1;
    let isHeld = true;
    start(() => {
      if (!isHeld) return;
      isHeld = false;
      taken -= 1;
      const next = queue.shift();
      if (next !== undefined) begin(next);
    });
  };

  return {
    take: (start) => {
      if (taken < atATime) begin(start);
      else if (queue.length < waiting) queue.push(start);
      else return undefined;
      return () => {
        const place = queue.indexOf(start);
        if (place !== -1) queue.splice(place, 1);
      };
    },
  };
}
