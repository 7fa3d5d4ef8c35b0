import { bytesOf } from '../bytes-run.ts';
import { page, at, type WrongAnswer } from './wrong-answer.ts';

/** Pages in place of an answer. */
export const pages: readonly WrongAnswer[] = [
  ['a page', page('200 OK', '<!doctype html><title>Products</title>'), 'not-json'],
  [
    'a sign-in page',
    page('200 OK', '<!doctype html><title>Sign in to Contoso</title><form><input type="password">'),
    'sign-in-page',
  ],
  [
    'a captcha',
    page('403 Forbidden', '<html><title>Just a moment...</title><div id="cf-chl">', 'Server: cloudflare\r\n'),
    'challenge-page',
  ],
  [
    'a firewall',
    page(
      '200 OK',
      '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.',
    ),
    'blocked-page',
  ],
  [
    'Akamai',
    page(
      '403 Forbidden',
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1> Reference #18.1',
    ),
    'blocked-page',
  ],
  [
    'an app',
    page('200 OK', '<!doctype html><html><body><div id="root"></div><script src="/a.js"></script>'),
    'app-shell-page',
  ],
  ['nginx', page('200 OK', '<html><title>Welcome to nginx!</title>'), 'welcome-page'],
  [
    'a page in Latin-1',
    bytesOf(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n',
      Buffer.from('<html><title>Zugriff f\u00fcr alle</title>', 'latin1'),
    ),
    'not-json',
  ],
  [
    '404 of nginx',
    page('404 Not Found', '<html><head><title>404 Not Found</title></head><center>nginx</center>'),
    'not-found',
  ],
  ['502 of nginx', page('502 Bad Gateway', '<html><head><title>502 Bad Gateway</title></head>'), 'bad-gateway'],
  [
    'http on the port of https',
    page('400 Bad Request', '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title>'),
    'http-on-port-443',
    at('http://as.example:443/token'),
  ],
  [
    'http on the port of https, Go',
    'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
    'http-on-port-443',
    at('http://localhost:8443/token'),
  ],
  [
    'a certificate that is wanted',
    page('400 Bad Request', '<html><head><title>400 No required SSL certificate was sent</title>'),
    'client-certificate-wanted',
  ],
  [
    'an unknown host',
    page('400 Bad Request', '<html><TITLE>Bad Request</TITLE><h2>Bad Request - Invalid Hostname</h2>'),
    'host-name-refused',
  ],
];
