import type { Command } from './documented-commands.ts';

const basic = 'client_secret_basic | compatible | id | secret';
const post = 'POST https://as.test/token';

/** Ways of writing: quotes, options, and credentials. */
export const writtenCommands: readonly Command[] = [
  [
    'long and short options together',
    `curl -sSfvu id:secret -dgrant_type=client_credentials -XPOST https://as.test/token`,
    [post, basic],
  ],
  [
    '--name=value, which curl itself refuses',
    `curl --request=POST --user=id:secret --data=grant_type=client_credentials https://as.test/token`,
    [post, basic],
  ],
  [
    'shortened options',
    `curl --silen --data-u grant_type=client_credentials --use-a --user id:secret https://as.test/token`,
    [post, basic, 'left out --use-a'],
  ],
  [
    'everything before a double hyphen',
    `curl -u id:secret -d grant_type=client_credentials -- https://as.test/token`,
    [post, basic],
  ],
  [
    '--url with the URL',
    `curl --url https://as.test/token -u id:secret -d grant_type=client_credentials`,
    [post, basic],
  ],
  [
    'an unquoted URL with a question mark',
    `curl -u id:secret -d grant_type=client_credentials https://as.test/token?tenant=a`,
    ['POST https://as.test/token?tenant=a', basic],
  ],
  [
    'an unquoted & that ends the command',
    `curl -u id:secret https://as.test/token?grant_type=client_credentials&client_secret=abc`,
    [post, basic, 'left out &client_secret=…'],
  ],
  [
    'CRLF line ends',
    `curl https://as.test/token \\\r\n -u id:secret \\\r\n -d grant_type=client_credentials\r\n`,
    [post, basic],
  ],
  [
    'blanks behind the backslash',
    `curl https://as.test/token \\  \n -u id:secret -d grant_type=client_credentials`,
    [post, basic],
  ],
  [
    'a prompt and comments',
    `# get a token\n$ curl https://as.test/token -u id:secret -d grant_type=client_credentials # done`,
    [post, basic],
  ],
  [
    'sudo, a path and assignments',
    `DEBUG=1 sudo /usr/bin/curl https://as.test/token -u id:secret -d grant_type=client_credentials`,
    [post, basic],
  ],
  [
    'output into files',
    `curl https://as.test/token -u id:secret -d grant_type=client_credentials 2>/dev/null > out.json`,
    [post, basic],
  ],
  [
    "$'…' with escapes",
    `curl https://as.test/token -u $'id:a\\'b\\n\\x41\\u00e9\\101' -d grant_type=client_credentials`,
    [post, `client_secret_basic | raw | id | a'b\nA\u00e9A`],
  ],
  [
    'single quotes that end and begin again',
    `curl https://as.test/token -u 'id:it'\\''s' -d grant_type=client_credentials`,
    [post, "client_secret_basic | compatible | id | it's"],
  ],
  [
    'double quotes with escapes',
    `curl https://as.test/token -u "id:a\\"b\\$c\\\\d\\e" -d grant_type=client_credentials`,
    [post, 'client_secret_basic | compatible | id | a"b$c\\d\\e'],
  ],
  [
    'a dollar in single quotes is none',
    `curl https://as.test/token -u 'id:$ecret' -d grant_type=client_credentials`,
    [post, 'client_secret_basic | compatible | id | $ecret'],
  ],
  [
    'a substitution that is never run',
    `curl https://as.test/token -u "id:$(cat ~/.secret)" -d grant_type=client_credentials`,
    [post, 'client_secret_basic | raw | id | $(cat ~/.secret)'],
  ],
  [
    'Basic by printf and openssl',
    `curl https://as.test/token -H "Authorization: Basic $(printf '%s' "id:secret" | openssl base64)" -d grant_type=client_credentials`,
    [post, basic],
  ],
  [
    'Basic in backticks',
    'curl https://as.test/token -H "Authorization: Basic `echo -n id:secret | base64`" -d grant_type=client_credentials',
    [post, basic],
  ],
  [
    'Basic from a file',
    `curl https://as.test/token -H "Authorization: Basic $(cat credentials)" -d grant_type=client_credentials`,
    [post, 'client_secret_basic', 'left out Authorization: Basic …'],
  ],
  [
    'a secret that looks encoded',
    `curl https://as.test/token -u 'id:a%20b%25' -d grant_type=client_credentials`,
    [post, 'client_secret_basic | compatible | id | a b%'],
  ],
  [
    'a secret in the form encoding',
    `curl https://as.test/token -u 'id:Secr3t%21' -d grant_type=client_credentials`,
    [post, 'client_secret_basic | form | id | Secr3t!'],
  ],
  [
    'a secret that is not encoded but has a percent sign',
    `curl https://as.test/token -u 'id:100%' -d grant_type=client_credentials`,
    [post, 'client_secret_basic | raw | id | 100%'],
  ],
  [
    'only an ID in -u',
    `curl https://as.test/token -u id -d grant_type=client_credentials`,
    [post, 'client_secret_basic | compatible | id | '],
  ],
  [
    'an empty secret',
    `curl https://as.test/token -u id: -d grant_type=client_credentials`,
    [post, 'client_secret_basic | compatible | id | '],
  ],
  ['credentials in the URL', `curl https://id:secr%65t@as.test/token -d grant_type=client_credentials`, [post, basic]],
];
