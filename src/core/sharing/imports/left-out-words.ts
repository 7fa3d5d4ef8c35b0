import type { LeftOut } from '../../http/curl-call.ts';

/** What is said of scripts, whatever the tool. */
export const scriptsLeftOut: LeftOut = {
  written: 'Scripts and tests',
  reason: 'No program of a file is ever run here. What they would set, a variable or a header, is missing.',
};

/** Settings that would take the request another way, or trust another server. They are shown, and never taken over. */
export const verificationOff: LeftOut = {
  written: 'Certificate verification switched off',
  reason: 'Whom to trust is never taken from a file: an untrusted certificate is shown when the server presents it.',
};
export const redirectsFollowed: LeftOut = {
  written: 'Redirects',
  reason: 'A redirect is shown here and never followed.',
};
export const clientCertificateNamed: LeftOut = {
  written: 'Client certificate',
  reason: 'It names files, which a page cannot read. Give it under Client certificate once the connection is made.',
};
export const outerProxyNamed: LeftOut = {
  written: 'Proxy',
  reason:
    'Which proxy lies between is never taken from a file: it is up to the machine (HTTPS_PROXY where Grantscope was started).',
};

/** A body that stands in a file elsewhere. The path is shown, so that one knows which. */
export function fileLeftOut(path: string): LeftOut {
  return { written: `Body from the file ${path.slice(0, 200)}`, reason: 'A page cannot read it: paste its content.' };
}

export const multipartLeftOut: LeftOut = {
  written: 'Multipart body',
  reason: 'A call here has one text as its body: type it, with its Content-Type.',
};

/** Cookies belong to somebody’s session in a browser. */
export const cookiesLeftOut: LeftOut = {
  written: 'Cookies',
  reason: 'They are the session of a browser or a person, and no part of this flow.',
};
