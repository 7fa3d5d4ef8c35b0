/** Lets the page draw and listen before what follows, where megabytes were just handled. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
