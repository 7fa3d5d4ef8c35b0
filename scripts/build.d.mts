/** Builds if the sources differ from those of the last build. Answers false where a build failed. */
export function ensureBuilt(): Promise<boolean>;
