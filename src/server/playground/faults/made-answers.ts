import { commonHeaders } from '../answer.ts';
import type { WholeAnswer } from './whole-answer.ts';

/** An answer with this body and the headers that all answers of the playground have. */
export function plainAnswer(status: number, contentType: string, text: string): WholeAnswer {
  return {
    status,
    headers: [...Object.entries(commonHeaders), ['Content-Type', contentType]],
    body: Buffer.from(text),
  };
}

/** A web page. */
export function htmlAnswer(status: number, page: string): WholeAnswer {
  return plainAnswer(status, 'text/html; charset=utf-8', page);
}

/** An error as in RFC 6749 §5.2, with whatever status. */
export function errorAnswer(status: number, error: string, description: string): WholeAnswer {
  return plainAnswer(status, 'application/json', `${JSON.stringify({ error, error_description: description })}\n`);
}
