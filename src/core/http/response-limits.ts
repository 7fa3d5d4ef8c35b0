/** How long an answer is waited for once it has begun, by either way (security.md T22). Times in ms. */
export const responseLimits = {
  /** Between two arrivals of bytes. */
  idleMs: 30_000,
  /** From the call to the end of the answer: one that never ends is cut here. */
  totalMs: 60_000,
} as const;
