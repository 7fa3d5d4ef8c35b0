import { byCertificate, type Command } from './documented-commands.ts';

const basic = 'client_secret_basic | compatible | id | secret';
const post = 'POST https://as.test/token';
const curl = 'curl https://as.test/token -u id:secret -d grant_type=client_credentials';
const bare = 'curl https://as.test/token -d grant_type=client_credentials -d client_id=id';

/** Other ways to the server, client certificates and assertions: what is taken over, and what is left to agree to. */
export const wayCommands: readonly Command[] = [
  ['--resolve', `${curl} --resolve as.test:443:10.0.0.7`, [post, basic, 'way as.test:443 → 10.0.0.7:443']],
  ['--resolve with IPv6', `${curl} --resolve 'as.test:443:[::1]'`, [post, basic, 'way as.test:443 → [::1]:443']],
  [
    '--resolve for a while, with several addresses',
    `${curl} --resolve +as.test:443:10.0.0.7,10.0.0.8`,
    [post, basic, 'way as.test:443 → 10.0.0.7:443'],
  ],
  ['--resolve for every host', `${curl} --resolve *:443:127.0.0.1`, [post, basic, 'way as.test:443 → 127.0.0.1:443']],
  [
    '--resolve twice, of which the later one counts',
    `${curl} --resolve as.test:443:10.0.0.7 --resolve as.test:443:10.0.0.8`,
    [post, basic, 'way as.test:443 → 10.0.0.8:443', 'left out --resolve as.test:443:10.0.0.7'],
  ],
  [
    '--resolve for another port',
    `${curl} --resolve as.test:8443:10.0.0.7`,
    [post, basic, 'left out --resolve as.test:8443:10.0.0.7'],
  ],
  [
    '--resolve with a name, which curl refuses',
    `${curl} --resolve as.test:443:localhost`,
    [post, basic, 'left out --resolve as.test:443:localhost'],
  ],
  [
    '--connect-to',
    `${curl} --connect-to as.test:443:staging.test:8443`,
    [post, basic, 'way as.test:443 → staging.test:8443'],
  ],
  [
    '--connect-to for every host, the port kept',
    `${curl} --connect-to ::staging.test:`,
    [post, basic, 'way as.test:443 → staging.test:443'],
  ],
  [
    '--connect-to with another port alone',
    `${curl} --connect-to as.test:443::8443`,
    [post, basic, 'way as.test:443 → as.test:8443'],
  ],
  ['--connect-to the same place', `${curl} --connect-to as.test:443:as.test:443`, [post, basic]],
  [
    '--connect-to and IPv6',
    `curl -k 'https://[::1]:8443/token' -u id:secret -d grant_type=client_credentials --connect-to '[::1]:8443:[::2]:9443'`,
    ['POST https://[::1]:8443/token', basic, 'way [::1]:8443 → [::2]:9443', 'unverified [::1]:8443'],
  ],
  [
    '--connect-to twice, of which the first that fits counts',
    `${curl} --connect-to other.test::a: --connect-to as.test::b: --connect-to ::c:`,
    [post, basic, 'way as.test:443 → b:443', 'left out --connect-to other.test::a:', 'left out --connect-to ::c:'],
  ],
  [
    '--connect-to and --resolve of what it leads to',
    `${curl} --connect-to as.test:443:staging.test:8443 --resolve staging.test:8443:10.0.0.7`,
    [post, basic, 'way as.test:443 → 10.0.0.7:8443'],
  ],
  [
    '--connect-to that nobody can read',
    `${curl} --connect-to nonsense`,
    [post, basic, 'left out --connect-to nonsense'],
  ],
  [
    'an API call with --connect-to',
    `curl https://api.test/a -H 'Authorization: Bearer abc' --connect-to api.test:443:127.0.0.1:9443`,
    ['GET https://api.test/a', 'token abc', 'way api.test:443 → 127.0.0.1:9443'],
  ],
  [
    'a client certificate in PKCS#12',
    `${bare} --cert-type P12 --cert 'client.p12:secret' --pass hunter2`,
    [
      post,
      `${byCertificate} | id`,
      'certificate --cert-type P12',
      'certificate --cert client.p12:••••••••',
      'certificate --pass ••••••••',
    ],
  ],
  ['a client certificate beside another proof', `${curl} -E client.pem`, [post, basic, 'certificate -E client.pem']],
  [
    'an API call with a client certificate',
    `curl https://api.test/a --oauth2-bearer abc --cert c.pem --key k.pem`,
    ['GET https://api.test/a', 'token abc', 'certificate --cert c.pem', 'certificate --key k.pem'],
  ],
  [
    'no proxy, and HTTP/2',
    `${curl} --noproxy '*' --http2 --http2-prior-knowledge`,
    [post, basic, 'left out --noproxy *', 'left out --http2', 'left out --http2-prior-knowledge'],
  ],
  [
    'an assertion without its type and without an ID',
    `curl https://as.test/token -d grant_type=client_credentials -d client_assertion=a.b.c`,
    [post, 'client_assertion', 'assertion a.b.c'],
  ],
  [
    'an assertion beside a secret',
    `${bare} -d client_secret=s --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer -d client_assertion=a.b.c`,
    [post, 'client_assertion | id', 'assertion a.b.c', 'left out client_secret'],
  ],
  [
    'an assertion in JSON',
    `curl https://as.test/token --json '{"grant_type":"client_credentials","client_assertion":"a.b.c"}'`,
    [post, 'client_assertion', 'assertion a.b.c', 'json'],
  ],
  [
    'an assertion in SAML, which stays a parameter',
    `${bare} --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:saml2-bearer -d client_assertion=PHN`,
    [
      post,
      'none | id',
      'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:saml2-bearer',
      'client_assertion=PHN',
    ],
  ],
];
