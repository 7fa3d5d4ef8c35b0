// What the bench measures of core, in one file that Node can load.
export { decodeToken } from '#core/jwt/decode-token.ts';
export { jsonFacts } from '#core/jwt/json-facts.ts';
export { readKeys } from '#core/jwt/read-keys.ts';
export { verifyToken } from '#core/jwt/verify-token.ts';
