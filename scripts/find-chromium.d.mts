/** The path of a Chromium that is there already, or undefined. */
export function findChromium(): string | undefined;
