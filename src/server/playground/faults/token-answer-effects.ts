import type { FaultOn } from '#core/contract/playground-faults.ts';
import { decide } from '../log/decisions.ts';
import { errorAnswer, htmlAnswer, plainAnswer } from './made-answers.ts';
import type { FaultEffect } from './fault-effect.ts';
import { type WholeAnswer, withHeader } from './whole-answer.ts';

const paddingBytes = 2 * 1_048_576;

/** What the faults of the token answer do, and those of every answer that an authorization server gives. */
export const tokenAnswerEffects = {
  'expires-in-string': changedToken((members) => ({ ...members, expires_in: String(members['expires_in']) })),
  'expires-in-missing': changedToken((members) => ({ ...members, expires_in: undefined })),
  'token-type-lower-case': {
    ...changedToken((members) => ({ ...members, token_type: String(members['token_type']).toLowerCase() })),
    instead: ({ place, request }) => {
      const scheme = request.headers.authorization?.split(' ', 1)[0] ?? '';
      if (place !== 'api' || !/^(?:bearer|dpop)$/i.test(scheme) || /^(?:Bearer|DPoP)$/.test(scheme)) return undefined;
      // As for a request without a token: to this server it is one in a scheme that nobody knows.
      const answer = plainAnswer(401, 'application/json', '{"message":"Send an access token."}\n');
      return withHeader(answer, 'WWW-Authenticate', 'Bearer realm="demo-api"');
    },
  },
  'ok-with-error': {
    answer: (answer, { place, request }) => {
      if (place !== 'token') return answer;
      if (answer.status !== 200) return { ...answer, status: 200 };
      decide(request, 'hidden by the fault behind an error');
      return errorAnswer(
        200,
        'temporarily_unavailable',
        'Every request is refused here: the fault ok-with-error is on.',
      );
    },
  },
  'html-503': {
    instead: ({ place }) =>
      // A load balancer stands in front of the whole server.
      place === 'token' || place === 'server'
        ? withHeader(htmlAnswer(503, unavailable), 'Retry-After', '30')
        : undefined,
  },
  'form-encoded': {
    answer: (answer, { place }) => {
      const body = place === 'token' ? jsonBody(answer) : undefined;
      if (body === undefined) return answer;
      const members = Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const form = new URLSearchParams(Object.fromEntries(members)).toString();
      return { ...withHeader(answer, 'Content-Type', 'application/x-www-form-urlencoded'), body: Buffer.from(form) };
    },
  },
  'oversized-body': {
    answer: (answer, { place }) => {
      const isOfServer = place === 'token' || place === 'server';
      const body = isOfServer && answer.status === 200 ? jsonBody(answer) : undefined;
      if (body === undefined) return answer;
      return { ...answer, body: Buffer.from(JSON.stringify({ ...body, padding: 'x'.repeat(paddingBytes) })) };
    },
  },
  'redirect-302': redirecting(302),
  'redirect-307': redirecting(307),
} as const satisfies Partial<Record<FaultOn['id'], FaultEffect>>;

const unavailable =
  '<html>\n<head><title>503 Service Temporarily Unavailable</title></head>\n<body>\n' +
  '<center><h1>503 Service Temporarily Unavailable</h1></center>\n<hr><center>load balancer</center>\n</body>\n</html>\n';

type Members = Readonly<Record<string, unknown>>;

/** Changes the members of a token answer; a refusal stays as it is. */
function changedToken(change: (members: Members) => Members): FaultEffect {
  return {
    answer: (answer, { place }) => {
      const body = place === 'token' && answer.status === 200 ? jsonBody(answer) : undefined;
      if (body === undefined || !('access_token' in body)) return answer;
      return { ...answer, body: Buffer.from(JSON.stringify(change(body))) };
    },
  };
}

function redirecting(status: 302 | 307): FaultEffect {
  return {
    instead: ({ place, elsewhere }) =>
      place === 'token' || place === 'api'
        ? withHeader(plainAnswer(status, 'text/plain', 'Look elsewhere.\n'), 'Location', elsewhere)
        : undefined,
  };
}

function jsonBody({ body }: WholeAnswer): Members | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
