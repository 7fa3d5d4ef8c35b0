import { formPairs } from '#core/http/form-pairs.ts';
import { headerValue, type HeaderField, type HttpRequest } from '#core/http/message.ts';

/** What a request says, whoever wrote it down: the same for two requests that a server cannot tell apart. */
export type RequestMeaning = {
  readonly line: string;
  /** By name in lower case, without those that every program makes itself. */
  readonly headers: Readonly<Record<string, string>>;
  /** `id:secret` of Basic credentials. */
  readonly basic: string;
  readonly body: string | readonly (readonly [name: string, value: string])[];
};

type Told = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderField[];
  /** Where the program makes the credentials. */
  readonly basic?: string;
  readonly body: string | readonly (readonly [string, string])[];
};

/** Doubled braces stand apart in most formats, which is said there. */
function joined(text: string): string {
  return text.replaceAll(/\{ (?=\{)/g, '{');
}

export function meaningOf({ method, url, headers, basic, body }: Told): RequestMeaning {
  const written = headerValue(headers, 'authorization') ?? '';
  const decoded = /^basic /i.test(written) ? Buffer.from(written.slice(6), 'base64').toString('utf8') : '';
  const type = headerValue(headers, 'content-type') ?? '';
  const isForm = type.includes('x-www-form-urlencoded');
  const kept = headers.filter(([name]) => !/^(?:authorization|dpop)$/i.test(name));
  return {
    line: `${method} ${joined(new URL(url).href)}`,
    headers: Object.fromEntries(kept.map(([name, value]) => [name.toLowerCase(), joined(value)])),
    basic: joined(basic ?? decoded),
    body:
      typeof body === 'string'
        ? isForm
          ? formPairs(body).map(([name, value]) => [joined(name), joined(value)] as const)
          : bodyText(body)
        : body.map(([name, value]) => [joined(name), joined(value)] as const),
  };
}

/** JSON by its value: a brace in it may be written as an escape. */
function bodyText(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return joined(body);
  }
}

export function meaningOfRequest({ method, url, headers, body }: HttpRequest): RequestMeaning {
  return meaningOf({ method, url, headers, body: Buffer.from(body).toString('utf8') });
}
