/** Whether two texts that may hold stand-ins for secrets are the same, as far as can be told. */
export type Sameness = 'same' | 'different' | 'unknown';

/** Where two runs were recorded: fingerprints can be compared only where both were made with the same salt. */
export type Origins = 'same-device' | 'other-devices';

// In the place of a value, or of the signature of a JWT. One without a fingerprint stands for any secret, and so does one
// with a label: every run that was shared calls its client secret the same.
const standIn =
  /‹redacted(?: (?:([0-9a-f]{6})|[0-9a-z-]{1,40}))?›|redacted(?<=eyJ[\w-]*\.[\w-]*\.redacted)(?:-(?:([0-9a-f]{6})(?![\w-])|[0-9a-z-]{1,40}))?(?![\w-])/g;

/**
 * Compares two texts of kept runs. Equal fingerprints of the same device mean the same secret, different ones another;
 * whatever has none, a label instead, or one of another device, cannot be told.
 */
export function sameness(before: string, after: string, origins: Origins): Sameness {
  if (withoutStandIns(before) !== withoutStandIns(after)) return 'different';
  const [ours, theirs] = [fingerprints(before), fingerprints(after)];
  if (ours.length === 0) return 'same';
  if (origins === 'other-devices' || [...ours, ...theirs].includes(undefined)) return 'unknown';
  return ours.every((each, index) => each === theirs[index]) ? 'same' : 'different';
}

/** Whether what is compared is a secret that was replaced. */
export function hasStandIn(text: string): boolean {
  return fingerprints(text).length > 0;
}

function withoutStandIns(text: string): string {
  return text.replaceAll(standIn, '‹redacted›');
}

function fingerprints(text: string): readonly (string | undefined)[] {
  return [...text.matchAll(standIn)].map(([, marker, signature]) => marker ?? signature);
}

/** A text cut at its stand-ins, so that these can be drawn as what they are. */
export function cutAtStandIns(text: string): readonly { readonly text: string; readonly isStandIn: boolean }[] {
  const pieces: { text: string; isStandIn: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(standIn)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), isStandIn: false });
    pieces.push({ text: match[0], isStandIn: true });
    at = match.index + match[0].length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isStandIn: false });
  return pieces;
}
