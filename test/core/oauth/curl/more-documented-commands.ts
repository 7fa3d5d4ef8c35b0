import type { Command } from './documented-commands.ts';

/** As `documentedCommands`, of further servers. */
export const moreDocumentedCommands: readonly Command[] = [
  [
    'Spotify',
    `curl -X POST "https://accounts.spotify.com/api/token" \\
     -H "Content-Type: application/x-www-form-urlencoded" \\
     -d "grant_type=client_credentials&client_id=your-client-id&client_secret=your-client-secret"`,
    ['POST https://accounts.spotify.com/api/token', 'client_secret_post | your-client-id | your-client-secret'],
  ],
  [
    'Spotify: an API call',
    `curl "https://api.spotify.com/v1/artists/4Z8W4fKeB5YxbusRsdQVPb" \\
     -H "Authorization: Bearer  BQDBKJ5eo5jxbtpWjVOj7ryS84khybFpP_lTqzV7uV"`,
    [
      'GET https://api.spotify.com/v1/artists/4Z8W4fKeB5YxbusRsdQVPb',
      'token BQDBKJ5eo5jxbtpWjVOj7ryS84khybFpP_lTqzV7uV',
    ],
  ],
  [
    'PayPal',
    `curl -v -X POST "https://api-m.sandbox.paypal.com/v1/oauth2/token" \\
    -u "CLIENT_ID:CLIENT_SECRET" \\
    -H "Content-Type: application/x-www-form-urlencoded" \\
    -H "Accept-Language: en_US" \\
    -d "grant_type=client_credentials"`,
    [
      'POST https://api-m.sandbox.paypal.com/v1/oauth2/token',
      'client_secret_basic | compatible | CLIENT_ID | CLIENT_SECRET',
      'Accept-Language: en_US',
    ],
  ],
  [
    'PayPal: an API call with a body',
    `curl -v -X POST https://api-m.sandbox.paypal.com/v2/invoicing/invoices -H 'Content-Type: application/json' -H 'Authorization: Bearer A21AAF' -d '{"detail": {"currency_code": "USD"}}'`,
    [
      'POST https://api-m.sandbox.paypal.com/v2/invoicing/invoices',
      'token A21AAF',
      'Content-Type: application/json',
      'body {"detail": {"currency_code": "USD"}}',
    ],
  ],
  [
    'Salesforce: My Domain in a placeholder',
    `curl -v https://MyDomainName.my.salesforce.com/services/oauth2/token -d "grant_type=client_credentials" -d "client_id=3MVG9" -d "client_secret=19951"`,
    ['POST https://MyDomainName.my.salesforce.com/services/oauth2/token', 'client_secret_post | 3MVG9 | 19951'],
  ],
  [
    'Salesforce: JWT bearer',
    `curl https://login.salesforce.com/services/oauth2/token --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer -d assertion=eyJ.eyJ.sig`,
    [
      'POST https://login.salesforce.com/services/oauth2/token',
      'none',
      'grant urn:ietf:params:oauth:grant-type:jwt-bearer',
      'assertion=eyJ.eyJ.sig',
    ],
  ],
  [
    'GitHub: an API call with a version',
    `curl -L \\
  -H "Accept: application/vnd.github+json" \\
  -H "Authorization: Bearer <YOUR-TOKEN>" \\
  -H "X-GitHub-Api-Version: 2022-11-28" \\
  https://api.github.com/app/installations`,
    [
      'GET https://api.github.com/app/installations',
      'token <YOUR-TOKEN>',
      'Accept: application/vnd.github+json',
      'X-GitHub-Api-Version: 2022-11-28',
      'left out -L',
    ],
  ],
  [
    'GitHub: a token from a variable',
    `curl --request POST --url "https://api.github.com/app/installations/1/access_tokens" --header "Authorization: Bearer $JWT"`,
    ['POST https://api.github.com/app/installations/1/access_tokens', 'variable JWT'],
  ],
  [
    'Hydra',
    `curl -s -k -X POST \\
  -H "Content-Type: application/x-www-form-urlencoded" \\
  -u some-consumer:some-secret \\
  -d 'grant_type=client_credentials' -d 'audience=a b' \\
  https://localhost:9000/oauth2/token`,
    [
      'POST https://localhost:9000/oauth2/token',
      'client_secret_basic | compatible | some-consumer | some-secret',
      'audience=a b',
      'unverified localhost:9000',
    ],
  ],
  [
    'IdentityServer: values as they are',
    `curl -d "grant_type=client_credentials&scope=api1 api2&client_id=client&client_secret=secret" https://demo.duendesoftware.com/connect/token`,
    ['POST https://demo.duendesoftware.com/connect/token', 'client_secret_post | client | secret', 'scope api1 api2'],
  ],
  [
    'Google: token exchange',
    `curl https://sts.googleapis.com/v1/token -H "Content-Type: application/json" -d '{"grantType": "x", "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token": "abc", "options": {"userProject": 1}}'`,
    [
      'POST https://sts.googleapis.com/v1/token',
      'none',
      'grant urn:ietf:params:oauth:grant-type:token-exchange',
      'json',
      'grantType=x',
      'subject_token=abc',
      'options={"userProject":1}',
    ],
  ],
  [
    'Zoom: parameters in the URL',
    `curl -X POST 'https://zoom.us/oauth/token?grant_type=account_credentials&account_id=ABC' -H 'Host: zoom.us' -H 'Authorization: Basic Y2xpZW50OnNlY3JldA=='`,
    [
      'POST https://zoom.us/oauth/token',
      'client_secret_basic | compatible | client | secret',
      'grant account_credentials',
      'account_id=ABC',
    ],
  ],
  [
    'Ping: -G by mistake',
    `curl -G https://auth.pingone.eu/env/as/token -d grant_type=client_credentials -u a:b`,
    ['POST https://auth.pingone.eu/env/as/token', 'client_secret_basic | compatible | a | b'],
  ],
  [
    'WSO2: insecure, and an encoded pair in a header',
    `curl -k -d "grant_type=client_credentials" -H "Authorization: Basic Base64(consumer-key:consumer-secret)" https://localhost:9443/oauth2/token`,
    [
      'POST https://localhost:9443/oauth2/token',
      'client_secret_basic',
      'left out Authorization: Basic …',
      'unverified localhost:9443',
    ],
  ],
  [
    'X: a media type with a charset',
    `curl -u "$API_KEY:$API_SECRET_KEY" --data 'grant_type=client_credentials' -H 'Content-Type: application/x-www-form-urlencoded;charset=UTF-8' 'https://api.twitter.com/oauth2/token'`,
    [
      'POST https://api.twitter.com/oauth2/token',
      'client_secret_basic | compatible | $API_KEY | $API_SECRET_KEY',
      'Content-Type: application/x-www-form-urlencoded;charset=UTF-8',
      'variable API_KEY',
      'variable API_SECRET_KEY',
    ],
  ],
  [
    'Zitadel: the scope with colons',
    `curl --request POST --url https://a.zitadel.cloud/oauth/v2/token --header 'Content-Type: application/x-www-form-urlencoded' --data grant_type=client_credentials --data scope='openid urn:zitadel:iam:org:project:id:zitadel:aud' --user "svc:sec"`,
    [
      'POST https://a.zitadel.cloud/oauth/v2/token',
      'client_secret_basic | compatible | svc | sec',
      'scope openid urn:zitadel:iam:org:project:id:zitadel:aud',
    ],
  ],
];
