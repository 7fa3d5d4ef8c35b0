import { annotations, type Annotation, type Annotations, byRfc } from './annotation.ts';

/** Parts of a message that are no field: the start line, framing, and bodies as a whole. */
export const lines = {
  target: byRfc(9112, '3.2', 'The path at the server that the request is for; the host stands in Host.'),
  query: byRfc(
    3986,
    '3.4',
    'A parameter of the address itself. Addresses end up in logs, so secrets do not belong here.',
  ),
  'request-version': byRfc(9112, '2.3', 'The version of HTTP in which the request is written.'),
  'response-version': byRfc(9112, '2.3', 'The version of HTTP in which the server answers.'),
  reason: byRfc(9112, '4', 'The status in words. Nothing depends on them, and servers may leave them out.'),
  chunk: byRfc(9112, '7.1', 'How many bytes the next piece of the body has, as a hexadecimal number; 0 ends the body.'),
  'request-body': byRfc(9110, '6.4', 'The body: what the request hands over.'),
  'response-body': byRfc(9110, '6.4', 'The body: what the server answered, of no kind that is taken apart here.'),
} as const satisfies Readonly<Record<string, Annotation>>;

/** Methods, by lower-case name. */
export const methodAnnotations: Annotations = annotations(
  ['post', byRfc(9110, '9.3.3', 'The method: hand something over. Token requests must use it (RFC 6749 §3.2).')],
  ['get', byRfc(9110, '9.3.1', 'The method: ask for something and change nothing.')],
  ['head', byRfc(9110, '9.3.2', 'The method: like GET, but the answer has no body.')],
  ['put', byRfc(9110, '9.3.4', 'The method: replace what stands at this address.')],
  ['patch', byRfc(5789, '2', 'The method: change a part of what stands at this address.')],
  ['delete', byRfc(9110, '9.3.5', 'The method: remove what stands at this address.')],
  [
    'options',
    byRfc(
      9110,
      '9.3.7',
      'The method: ask what can be done here. Browsers ask so before they let a page call another server.',
    ),
  ],
);

const statuses: Annotations = annotations(
  ['100', byRfc(9110, '15.2.1', 'The server has seen the head and waits for the body.')],
  ['101', byRfc(9110, '15.2.2', 'The server goes on in another protocol.')],
  ['200', byRfc(9110, '15.3.1', 'It worked. A token endpoint that issues a token answers so (RFC 6749 §5.1).')],
  ['201', byRfc(9110, '15.3.2', 'It worked, and something was made.')],
  ['204', byRfc(9110, '15.3.5', 'It worked, and there is nothing to send.')],
  ['301', byRfc(9110, '15.4.2', 'It stands elsewhere for good; Location says where.')],
  ['302', byRfc(9110, '15.4.3', 'It stands elsewhere for now; Location says where. Often a login page.')],
  ['303', byRfc(9110, '15.4.4', 'The answer is to be fetched with GET from Location.')],
  ['304', byRfc(9110, '15.4.5', 'The copy that the client has is still good.')],
  ['307', byRfc(9110, '15.4.8', 'The same request is to be sent to Location, for now.')],
  ['308', byRfc(9110, '15.4.9', 'The same request is to be sent to Location, for good.')],
  ['400', byRfc(9110, '15.5.1', 'The server takes the request for faulty. Token endpoints refuse so (RFC 6749 §5.2).')],
  ['401', byRfc(9110, '15.5.2', 'Who calls is not proved, or not well enough; WWW-Authenticate says what is wanted.')],
  ['403', byRfc(9110, '15.5.4', 'The server understood, and does not allow it.')],
  ['404', byRfc(9110, '15.5.5', 'There is nothing at this address, or nothing that may be shown.')],
  ['405', byRfc(9110, '15.5.6', 'The address is there, and does not take this method; Allow lists those it takes.')],
  ['406', byRfc(9110, '15.5.7', 'The server has nothing of a kind that Accept names.')],
  ['408', byRfc(9110, '15.5.9', 'The request did not come in time.')],
  ['409', byRfc(9110, '15.5.10', 'The request does not fit what is there now.')],
  ['413', byRfc(9110, '15.5.14', 'The body is larger than the server takes.')],
  ['415', byRfc(9110, '15.5.16', 'The server does not read bodies of this Content-Type.')],
  ['421', byRfc(9110, '15.5.20', 'This server does not speak for this host.')],
  ['422', byRfc(9110, '15.5.21', 'The body is well written, and its content cannot be used.')],
  ['429', byRfc(6585, '4', 'Too many requests; Retry-After may say how long to wait.')],
  ['431', byRfc(6585, '5', 'The headers are larger than the server takes.')],
  ['500', byRfc(9110, '15.6.1', 'The server failed at something of its own.')],
  ['501', byRfc(9110, '15.6.2', 'The server cannot do this.')],
  ['502', byRfc(9110, '15.6.3', 'A gateway got no usable answer from the server behind it.')],
  ['503', byRfc(9110, '15.6.4', 'The server cannot answer for now.')],
  ['504', byRfc(9110, '15.6.5', 'A gateway waited too long for the server behind it.')],
);

const classes: Annotations = annotations(
  ['1', byRfc(9110, '15.2', 'An interim answer; the final one follows.')],
  ['2', byRfc(9110, '15.3', 'It worked.')],
  ['3', byRfc(9110, '15.4', 'The client has to go elsewhere.')],
  ['4', byRfc(9110, '15.5', 'The server takes the request for faulty.')],
  ['5', byRfc(9110, '15.6', 'The server failed.')],
);

/** What a status code says; one that has no entry counts as its class (RFC 9110 §15). Undefined for what is none. */
export function statusAnnotation(status: string): Annotation | undefined {
  return statuses.get(status) ?? (/^[1-5]\d\d$/.test(status) ? classes.get(status.charAt(0)) : undefined);
}
