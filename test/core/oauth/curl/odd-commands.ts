import type { Command } from './documented-commands.ts';

const basic = 'client_secret_basic | compatible | id | secret';
const post = 'POST https://as.test/token';

/** Shells other than bash, data and headers in every form, API calls, and what a page cannot take over. */
export const oddCommands: readonly Command[] = [
  [
    'credentials twice',
    `curl https://as.test/token -u id:secret -d 'grant_type=client_credentials&client_id=id&client_secret=secret'`,
    [post, basic, 'left out client_id and client_secret in the body'],
  ],
  [
    'a repeated resource, in its order',
    `curl https://as.test/token -u id:secret -d grant_type=client_credentials -d resource=https://b.test -d scope=a -d resource=https://a.test`,
    [post, basic, 'scope a', 'resource=https://b.test', 'resource=https://a.test'],
  ],
  [
    'a grant_type twice',
    `curl https://as.test/token -u id:secret -d grant_type=client_credentials -d grant_type=password`,
    [post, basic, 'left out grant_type'],
  ],
  [
    '--data-urlencode in all its forms',
    `curl https://as.test/token -u id:secret --data-urlencode grant_type=client_credentials --data-urlencode '=a&b' --data-urlencode 'x=c d' --data-urlencode 'y@file.txt' --data-urlencode @all.txt`,
    [post, basic, 'a&b=', 'x=c d', 'y=', 'left out --data-urlencode y@file.txt', 'left out --data-urlencode @all.txt'],
  ],
  [
    'data from a file, and raw data with @',
    `curl https://as.test/token -u id:secret -d @body.txt --data-raw '@x=1' --data-binary grant_type=client_credentials`,
    [post, basic, '@x=1', 'left out -d @body.txt'],
  ],
  [
    'data over several lines',
    `curl https://as.test/token -u id:secret -d 'grant_type=client_credentials\n&scope=a'`,
    [post, 'client_secret_basic | compatible | id | secret', 'grant client_credentials\n', 'scope a'],
  ],
  [
    '--json',
    `curl --json '{"grant_type":"client_credentials",' --json '"client_id":"id"}' https://as.test/token`,
    [post, 'none | id', 'json'],
  ],
  [
    '--url-query',
    `curl https://as.test/token --url-query 'a=b c' -u id:secret -d grant_type=client_credentials`,
    ['POST https://as.test/token?a=b+c', basic],
  ],
  [
    'headers in every form',
    `curl https://as.test/token -u id:secret -d grant_type=client_credentials -HX-A:1 -H 'X-B;' -H 'Accept:' -H 'X-C:  two ' --header "X-D: $D" -H @headers -H nonsense -A agent -e https://from.test -b a=b`,
    [
      post,
      basic,
      'X-A: 1',
      'X-B: ',
      'X-C: two',
      'X-D: $D',
      'User-Agent: agent',
      'Referer: https://from.test',
      'Cookie: a=b',
      'variable D',
      'left out -H @headers',
      'left out -H nonsense',
    ],
  ],
  [
    'a header that cannot be sent',
    `curl https://as.test/token -u id:secret -d grant_type=client_credentials -H 'X-A: €' -H 'X B: c'`,
    [post, basic, 'left out X-A: €', 'left out X B: c'],
  ],
  [
    'framing headers, which are set anyway',
    `curl https://as.test/token -u id:secret -d grant_type=client_credentials -H 'Host: as.test' -H 'Content-Length: 29' -H 'Connection: keep-alive' -H 'Accept-Encoding: identity' -H 'Expect:'`,
    [post, basic],
  ],
  [
    'another host in the header',
    `curl https://10.0.0.1/token -u id:secret -d grant_type=client_credentials -H 'Host: as.test'`,
    ['POST https://10.0.0.1/token', basic, 'Host: as.test'],
  ],
  [
    'a proxy, another address and a second request',
    `curl -x http://u:p@proxy:3128 --resolve as.test:443:127.0.0.1 --connect-to ::x: https://as.test/token -u id:secret -d grant_type=client_credentials --next https://other.test`,
    [
      post,
      basic,
      'way as.test:443 → x:443',
      'left out -x http://••••••••@proxy:3128',
      'left out --next',
      'left out --resolve as.test:443:127.0.0.1',
    ],
  ],
  [
    'options that nobody knows',
    `curl --frobnicate --client-secret=abc -d grant_type=client_credentials https://as.test/token -u id:secret`,
    [post, basic, 'left out --frobnicate', 'left out --client-secret=…'],
  ],
  [
    'no scheme',
    `curl as.test/token -u id:secret -d grant_type=client_credentials`,
    ['POST http://as.test/token', basic],
  ],
  [
    'multipart',
    `curl https://as.test/token -F grant_type=client_credentials -u id:secret`,
    [post, basic, 'left out -F grant_type=client_credentials'],
  ],
  [
    'cmd, as Chromium copies it',
    `curl ^"https://as.test/token?a=b^%^20c^" ^\r\n  -H ^"content-type: application/x-www-form-urlencoded^" ^\r\n  -u ^"id:secret^" ^\r\n  --data-raw ^"grant_type=client_credentials^&scope=a^%^20b^"`,
    ['POST https://as.test/token?a=b%20c', basic, 'scope a b'],
  ],
  [
    'cmd with JSON and a variable',
    `C:\\>curl.exe -H "Content-Type: application/json" -d "{\\"grant_type\\":\\"client_credentials\\",\\"client_id\\":\\"%CLIENT_ID%\\"}" https://as.test/token`,
    [post, 'none | %CLIENT_ID%', 'json', 'variable CLIENT_ID'],
  ],
  [
    'cmd, where & ends the command and single quotes mean nothing',
    `curl -u id:se'cret ^\r\n -d grant_type=client_credentials https://as.test/token & dir`,
    [post, "client_secret_basic | compatible | id | se'cret", 'left out & dir …'],
  ],
  [
    'PowerShell with backticks',
    'curl.exe -X POST "https://as.test/token" `\r\n  -u "id:se`$cret" `\r\n  -d \'grant_type=client_credentials\' `\r\n  -d "scope=it\'s"',
    [post, 'client_secret_basic | compatible | id | se$cret', "scope it's"],
  ],
  [
    'PowerShell with variables and doubled quotes',
    `PS C:\\> curl.exe -u "$env:CLIENT_ID:secret" -d 'grant_type=client_credentials' -d 'scope=a''b' https://as.test/token | ConvertFrom-Json`,
    [
      post,
      'client_secret_basic | compatible | $env:CLIENT_ID | secret',
      "scope a'b",
      'variable env:CLIENT_ID',
      'left out | ConvertFrom-Json …',
    ],
  ],
  [
    'PowerShell with JSON',
    `& curl.exe --json '{\\"grant_type\\":\\"client_credentials\\",\\"client_id\\":\\"id\\"}' https://as.test/token`,
    [post, 'none | id', 'json'],
  ],
  [
    'an API call by --oauth2-bearer',
    `curl --oauth2-bearer abc.def -I https://api.test/a`,
    ['HEAD https://api.test/a', 'token abc.def'],
  ],
  [
    'an API call with -G',
    `curl -G https://api.test/a?x=1 -H 'Authorization: Bearer abc' --data-urlencode 'q=a b'`,
    ['GET https://api.test/a?x=1&q=a+b', 'token abc'],
  ],
  [
    'an API call with a form',
    `curl https://api.test/a -H 'authorization: bearer abc' -d a=b`,
    ['POST https://api.test/a', 'token abc', 'Content-Type: application/x-www-form-urlencoded', 'body a=b'],
  ],
  [
    'an API call with --json and PUT',
    `curl -X put --json '{"a":1}' --oauth2-bearer abc https://api.test/a`,
    [
      'PUT https://api.test/a',
      'token abc',
      'Content-Type: application/json',
      'Accept: application/json',
      'body {"a":1}',
    ],
  ],
  ['an API call with Basic', `curl -u a:b https://api.test/a`, ['GET https://api.test/a', 'Authorization: Basic YTpi']],
  [
    'an API call with an odd method',
    `curl -X PURGE https://api.test/a`,
    ['GET https://api.test/a', 'left out -X PURGE'],
  ],
  [
    'percent-encoding that looks like a variable of cmd',
    `curl https://as.test/token -d client_secret=%C3%BC%ABC%DE -d client_id=id -d grant_type=client_credentials`,
    [post, 'client_secret_post | id | %C3%BC%ABC%DE'],
  ],
  [
    'no curl at all',
    `wget https://as.test/token`,
    ['nothing: There is no curl command in it. It begins with curl, and options follow.'],
  ],
  ['no URL', `curl -u id:secret`, ['nothing: There is no URL in the command, so it leads nowhere.']],
  ['nothing', '', ['nothing: There is no curl command in it. It begins with curl, and options follow.']],
];
