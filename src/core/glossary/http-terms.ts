import { plainTerm, rfcTerm, type Term } from './term.ts';

const fetchCors = { label: 'Fetch, CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' };
const cors = (term: string, meaning: string, also: readonly string[] = []): Term => ({
  term,
  also,
  meaning,
  source: fetchCors,
});

/** HTTP, and what browsers add to it. */
export const httpTerms: readonly Term[] = [
  rfcTerm('HTTP', 9110, '1', 'The language between clients and servers: a request, and an answer with a status.'),
  rfcTerm('https', 9110, '4.2.2', 'HTTP inside TLS, so that nobody on the way can read it.'),
  rfcTerm(
    'Authorization',
    9110,
    '11.6.2',
    'The header that carries what proves who calls: Basic credentials or a Bearer token.',
  ),
  rfcTerm(
    'Bearer',
    6750,
    '2.1',
    'The word before a token in the Authorization header. Whoever bears such a token may use it.',
  ),
  rfcTerm(
    'WWW-Authenticate',
    9110,
    '11.6.1',
    'The header in which a server says what it wants to see instead of what it got.',
  ),
  rfcTerm('challenge', 9110, '11.3', 'What stands in WWW-Authenticate: a scheme, and often the reason of the refusal.'),
  rfcTerm('Content-Type', 9110, '8.3', 'The header that says what kind of thing the body is.'),
  rfcTerm('Content-Length', 9112, '6.2', 'The header that says how many bytes the body has.'),
  rfcTerm('Transfer-Encoding', 9112, '6.1', 'The header that says that the body comes in pieces.'),
  rfcTerm('Content-Encoding', 9110, '8.4', 'The header that says how the body is compressed.'),
  rfcTerm(
    'Cache-Control',
    9111,
    '5.2',
    'The header that says who may keep a copy of the answer. “no-store” means nobody.',
  ),
  rfcTerm('Retry-After', 9110, '10.2.3', 'The header that says how long to wait.'),
  rfcTerm('Location', 9110, '10.2.2', 'The header in which a redirect says where to go.'),
  rfcTerm('Allow', 9110, '10.2.1', 'The header that lists the methods a URL takes.'),
  rfcTerm('Date', 9110, '6.6.1', 'The header with the time of the server’s clock.'),
  rfcTerm(
    'Origin',
    6454,
    '7',
    'The header in which a browser says which page asks. Programs that are no browsers do not send it.',
  ),
  rfcTerm(
    'status',
    9110,
    '15',
    'The three digits of an answer: 2xx worked, 3xx is elsewhere, 4xx is the request’s fault, 5xx the server’s.',
  ),
  rfcTerm('gateway', 9110, '3.7', 'A server in front of the real one, which passes requests on, or does not.'),
  rfcTerm(
    'resource_metadata',
    9728,
    '5.1',
    'The address, given in a challenge, of a document in which an API says which authorization servers it trusts.',
  ),
  cors(
    'CORS',
    'The rule of browsers that a page may read answers of another server only if that server says so in its headers.',
  ),
  cors('preflight', 'The OPTIONS request that a browser sends first, to ask whether the real one is allowed.', [
    'OPTIONS',
  ]),
  cors('Access-Control-Allow-Origin', 'The header in which a server says which pages may read its answers.'),
  cors('Access-Control-Allow-Headers', 'The header in which a server says which request headers pages may send.'),
  cors('Access-Control-Allow-Methods', 'The header in which a server says which methods pages may use.'),
  cors('Access-Control-Expose-Headers', 'The header in which a server says which of its headers pages may read.'),
  plainTerm('mixed content', 'A page that came by https and calls http. Browsers forbid it.'),
  plainTerm('curl', 'A program for the command line that sends HTTP requests.'),
  cors(
    'Access-Control-Allow-Credentials',
    'The header in which a server says that pages may send cookies along. Grantscope never does.',
  ),
  rfcTerm('GET', 9110, '9.3.1', 'The method that asks for something and changes nothing.'),
  rfcTerm('POST', 9110, '9.3.3', 'The method that hands something over; token requests use it.'),
  rfcTerm('PUT', 9110, '9.3.4', 'The method that replaces something.'),
  rfcTerm('User-Agent', 9110, '10.1.5', 'The header in which a program says what it is.'),
  rfcTerm('URL', 3986, '1.1.3', 'The address of something on the web.', ['URI']),
  plainTerm('API', 'What a token is for: a server that answers programs.'),
  plainTerm('AWS', 'The cloud of Amazon. Many of its APIs want a signature of their own instead of a token.'),
  plainTerm('IAM', 'The part of a cloud that decides who may do what.'),
  rfcTerm('Accept-Encoding', 9110, '12.5.3', 'The header in which a client says which compressions it can undo.'),
  plainTerm('byte order mark', 'Three bytes that some editors put before a text. JSON must not begin with them.', [
    'EF BB BF',
    'BOM',
  ]),
  plainTerm('line end', 'How a line of HTTP ends: CR and LF, the bytes 0D and 0A.', ['CR LF', 'CRLF', 'LF', 'CR']),
  plainTerm('NUL', 'The byte 00, which belongs in no text.'),
  plainTerm('JSONP', 'JSON wrapped in a call of a function, as old pages used it.'),
  plainTerm('XML', 'An older text format with names in angle brackets.', ['SOAP', 'WS-Trust']),
  plainTerm('REST', 'A way to build APIs with plain HTTP.'),
  plainTerm('Ocp-Apim-Subscription-Key', 'A header with a key of its own that Azure API Management asks for.'),
];
