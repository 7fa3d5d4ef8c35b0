/** Hosts that many people type, and the endings of hosts that have a tenant in front. */
const knownHosts = [
  'login.microsoftonline.com',
  'login.windows.net',
  'graph.microsoft.com',
  'oauth2.googleapis.com',
  'accounts.spotify.com',
  'api.spotify.com',
  'api-m.paypal.com',
  'api-m.sandbox.paypal.com',
  'api.x.com',
  'api.github.com',
] as const;
const knownEndings = ['auth0.com', 'okta.com', 'oktapreview.com', 'amazoncognito.com', 'my.salesforce.com'] as const;
/** Slips of the finger in the last part of a name. */
const endings: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  coom: 'com',
  comm: 'com',
  vom: 'com',
  cpm: 'com',
  xom: 'com',
  ogr: 'org',
  rog: 'org',
  orgg: 'org',
  nte: 'net',
  ner: 'net',
  nett: 'net',
};

/** The name that was probably meant by one that does not exist, or undefined. */
export function likelyHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  const whole = knownHosts.find((known) => isNear(name, known));
  if (whole !== undefined) return whole;
  const labels = name.split('.');
  for (const ending of knownEndings) {
    const count = ending.split('.').length;
    const tail = labels.slice(-count).join('.');
    if (labels.length > count && isNear(tail, ending)) return [...labels.slice(0, -count), ending].join('.');
  }
  const last = endings[labels.at(-1) ?? ''];
  return last === undefined || labels.length < 2 ? undefined : [...labels.slice(0, -1), last].join('.');
}

function isNear(text: string, known: string): boolean {
  const distance = editDistance(text, known);
  return distance > 0 && distance <= (known.length < 12 ? 1 : 2);
}

/** Letters to add, drop or change, and neighbours to swap. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const ways = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push((before[j - 2] ?? 0) + 1);
      next.push(Math.min(...ways));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 3;
}
