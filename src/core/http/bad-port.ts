// The Fetch standard's list of bad ports ("port blocking"): other protocols live there. Without 4190 and 6679, which
// Chromium does send to, and 0, where nobody listens: what is said of a port must hold in every browser.
const badPorts: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 5060, 5061, 6000,
  6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080,
]);

/** The port of a URL, where it is one that no browser sends an HTTP request to (Fetch, "port blocking"), or undefined. */
export function badPort(url: string): number | undefined {
  const { port } = new URL(url);
  return port !== '' && badPorts.has(Number(port)) ? Number(port) : undefined;
}
