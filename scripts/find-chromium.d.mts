/** The path of a Chromium that is there already, or undefined. */
export function findChromium(): string | undefined;
/** The path of one without windows where there is one, else as `findChromium`. */
export function findHeadlessChromium(): string | undefined;
