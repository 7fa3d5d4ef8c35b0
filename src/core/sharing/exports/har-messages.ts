import type { Exchange } from '../../http/exchange.ts';
import { headerValue, headerValues, type HeaderField, type HttpResponse } from '../../http/message.ts';
import { wireHeaders } from '../../http/wire-request.ts';
import { harBytes } from './har-bytes.ts';

type NameAndValue = { readonly name: string; readonly value: string };

type HarMessage = {
  readonly httpVersion: string;
  readonly cookies: readonly NameAndValue[];
  readonly headers: readonly NameAndValue[];
  /** Of the bytes on the wire, which what is redacted does not tell: −1. */
  readonly headersSize: -1;
  readonly bodySize: -1;
  readonly comment?: string;
};

export type HarRequest = HarMessage & {
  readonly method: string;
  readonly url: string;
  readonly queryString: readonly NameAndValue[];
  readonly postData?: {
    readonly mimeType: string;
    readonly text: string;
    /** `base64`: the format has no place for a body that is no text. */
    readonly _encoding?: 'base64';
  };
};

export type HarResponse = HarMessage & {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly statusText: string;
  readonly content: {
    readonly size: number;
    readonly mimeType: string;
    readonly text?: string;
    readonly encoding?: 'base64';
  };
  readonly redirectURL: string;
};

/** The request with all its header fields in their order, as far as they are known. */
export function harRequest({ request, way, sent }: Exchange): HarRequest {
  // A label in the place of a host makes an address that no URL parser takes.
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const fields = way === 'proxy' && url !== undefined ? wireHeaders(request) : request.headers;
  const { text, encoding } = harBytes(request.body);
  const comment = remarks[sent.kind];
  return {
    method: request.method,
    url: inAscii(request.url),
    httpVersion: way === 'proxy' ? 'HTTP/1.1' : '',
    cookies: headerValues(fields, 'cookie').flatMap((value) => value.split(';').map(cookie)),
    headers: rows(fields),
    queryString: rows([...(url?.searchParams ?? [])]),
    headersSize: -1,
    bodySize: -1,
    ...(request.body.length === 0
      ? {}
      : {
          postData: {
            mimeType: headerValue(fields, 'content-type') ?? '',
            text,
            ...(encoding === undefined ? {} : { _encoding: encoding }),
          },
        }),
    ...(comment === undefined ? {} : { comment }),
  };
}

const remarks: Readonly<Record<Exchange['sent']['kind'], string | undefined>> = {
  bytes: undefined,
  'handed-to-browser': 'The browser wrote this request, and added fields that it shows to nobody.',
  nothing: 'Not one byte of this request was sent.',
};

/** The answer with its header fields as they came; a content coding is still on the body. */
export function harResponse({ version, status, reason, headers, body }: HttpResponse): HarResponse {
  return {
    status,
    statusText: reason,
    httpVersion: version,
    cookies: headerValues(headers, 'set-cookie').map((value) => cookie(value.split(';')[0] ?? '')),
    headers: rows(headers),
    content: {
      size: body.length,
      mimeType: headerValue(headers, 'content-type') ?? '',
      ...(body.length === 0 ? {} : harBytes(body)),
    },
    redirectURL: inAscii(headerValue(headers, 'location') ?? ''),
    headersSize: -1,
    bodySize: -1,
  };
}

/** In place of an answer that never came, as browsers write it. */
export const noHarResponse: HarResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function rows(fields: readonly HeaderField[]): readonly NameAndValue[] {
  return fields.map(([name, value]) => ({ name, value }));
}

function cookie(pair: string): NameAndValue {
  const equals = pair.indexOf('=');
  return equals < 0
    ? { name: '', value: pair.trim() }
    : { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
}

/** A label has characters that no URL may have (RFC 3986 §2). */
function inAscii(url: string): string {
  return url
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[^\u0021-\u007e]+/gu, (text) => encodeURIComponent(text));
}
