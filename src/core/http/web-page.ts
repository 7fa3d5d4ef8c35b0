/** What a web page is, as far as its text tells, and how it calls itself. */
export type WebPage = { readonly kind: WebPageKind; readonly title: string | undefined };

/**
 * `sign-in`: it has a password field, or calls itself so. `challenge`: it asks whether a person is there. `blocked`: a
 * firewall for web applications refused. `app-shell`: the empty page of a web application, which scripts fill.
 * `welcome`: what a web server shows while nobody has set it up.
 */
export type WebPageKind = 'sign-in' | 'challenge' | 'blocked' | 'portal' | 'app-shell' | 'welcome' | 'other';

/** Enough to tell: what a page is shows early, and a hostile one may have no end. */
const readCharacters = 64 * 1024;

const marks: readonly (readonly [WebPageKind, RegExp])[] = [
  [
    'challenge',
    /captcha|cf-chl|challenge-platform|just a moment\.\.\.|checking your browser|are you (?:a )?(?:human|robot)|pardon our interruption|enable javascript and cookies to continue|ddos-guard/i,
  ],
  [
    'blocked',
    /the requested url was rejected|request rejected|incapsula incident|_incapsula_|attention required! \| cloudflare|you have been blocked|web application firewall|mod_security|errors\.edgesuite\.net|access denied[^]{0,400}reference #|sucuri website firewall|zscaler|fortigate|web page blocked|blocked by (?:policy|administrator)/i,
  ],
  ['portal', /captive portal|hotspot login|guest wi-?fi|network access (?:login|policy)|terms of use to connect/i],
  [
    'sign-in',
    /<input[^>]{0,400}type\s*=\s*["']?password|samlrequest|<title[^>]{0,200}>[^<]{0,60}(?:sign[ -]?in|log[ -]?in|login|anmeld)/i,
  ],
  [
    'welcome',
    /welcome to nginx|<title[^>]{0,200}>\s*(?:apache2? (?:\w+ )?default page|iis windows server|test page for|it works!?|welcome to centos)/i,
  ],
  [
    'app-shell',
    /<(?:div|app-root|main)[^>]{0,200}(?:id\s*=\s*["']?(?:root|app|__next|__nuxt|main)["']?)[^>]{0,200}>\s*<\/(?:div|main)>|<app-root>|you need to enable javascript to run this app/i,
  ],
];

/** Looks at the text of a page. */
export function readWebPage(text: string): WebPage {
  const start = text.slice(0, readCharacters);
  const kind = marks.find(([, pattern]) => pattern.test(start))?.[0] ?? 'other';
  return { kind, title: titleOf(start) };
}

/** The `title`, or the first heading where there is none. */
function titleOf(text: string): string | undefined {
  const written =
    /<title[^>]{0,200}>([^<]{1,300})/i.exec(text)?.[1] ?? /<h[12][^>]{0,200}>([^<]{1,300})/i.exec(text)?.[1];
  const title = written === undefined ? '' : withoutEntities(written).replace(/\s+/g, ' ').trim();
  return title === '' ? undefined : title;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutEntities(text: string): string {
  return text
    .replace(/&(\w{2,6});/g, (whole, name: string) =>
      Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole,
    )
    .replace(/&#(\d{1,6});/g, (_, digits: string) => String.fromCodePoint(Math.min(Number(digits), 0x10ffff)));
}
