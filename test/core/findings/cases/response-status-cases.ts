import { tokenRun } from '../run-builder.ts';
import { page, refused, ruleCase, status } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

const otherPage = page('<!doctype html><title>Products</title>');
const pageCase = (id: string, example: string, html: string): RuleCase => ruleCase(id, example, page(html), otherPage);
const plain = (text: string) => tokenRun(text, { status: 400, headers: [['Content-Type', 'text/plain']] });
const challenge = (scheme: string) => status(401, [['WWW-Authenticate', scheme]]);
/** The status speaks where the body names no error. */
const statusCase = (id: string, code: number, example: string): RuleCase =>
  ruleCase(id, example, status(code), refused('invalid_client', undefined, { status: code }));

/** A case for each rule about a page or a status in place of an answer. */
export const statusCases: readonly RuleCase[] = [
  pageCase('sign-in-page', 'a login form', '<!doctype html><title>Sign in</title><input type="password">'),
  pageCase('challenge-page', 'a captcha', '<html><title>Just a moment...</title>'),
  pageCase('blocked-page', 'a firewall', '<html><title>Request Rejected</title>The requested URL was rejected.'),
  pageCase('portal-page', 'the sign-in of a network', '<html><title>Guest WiFi</title>Hotspot login'),
  pageCase('app-shell-page', 'a single-page application', '<!doctype html><body><div id="root"></div>'),
  pageCase('welcome-page', 'a fresh nginx', '<html><title>Welcome to nginx!</title>'),
  ruleCase(
    'http-on-https-port',
    'a server that says so itself',
    plain('Client sent an HTTP request to an HTTPS server.'),
    plain('Bad request'),
  ),
  ruleCase(
    'client-certificate-wanted',
    'nginx with mutual TLS',
    page('<html><title>400 No required SSL certificate was sent</title>', 400),
    page('<html><title>400 Bad Request</title>', 400),
  ),
  ruleCase(
    'host-name-refused',
    'a web server that is set up for another name',
    page('<html><h2>Bad Request - Invalid Hostname</h2>', 400),
    page('<html><h2>Bad Request</h2>', 400),
  ),
  ruleCase('bearer-wanted', '401 with Bearer', challenge('Bearer'), challenge('Basic realm="x"')),
  ruleCase('windows-sign-in-wanted', '401 with Negotiate', challenge('Negotiate'), challenge('Basic realm="x"')),
  ruleCase('wrong-secret-unsaid', '401 and no more', status(401), challenge('Bearer')),
  statusCase('forbidden-unsaid', 403, '403 and no more'),
  statusCase('not-found', 404, 'a path with a typing error'),
  statusCase('method-refused', 405, '405 with the methods that are allowed'),
  statusCase('accept-refused', 406, 'an address that has only pages'),
  statusCase('proxy-sign-in-wanted', 407, 'a company’s proxy'),
  statusCase('request-timed-out', 408, '408'),
  statusCase('length-wanted', 411, '411'),
  statusCase('request-too-large', 413, '413'),
  statusCase('media-type-refused', 415, 'a server that wants JSON'),
  statusCase('misdirected', 421, '421'),
  statusCase('upgrade-wanted', 426, '426'),
  statusCase('blocked-by-law', 451, '451'),
  statusCase('bad-request-unsaid', 400, '400 and no more'),
];
