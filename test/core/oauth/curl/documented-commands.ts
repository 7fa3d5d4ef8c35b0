import { clientAuthentications } from '#core/oauth/connection.ts';

/** Commands in the manner of the documentation of real servers, and what is read out of each. */
export type Command = readonly [name: string, command: string, told: readonly string[]];

/** What a client certificate is taken for, as far as the form has it. */
export const byCertificate = clientAuthentications.find((each: string) => each === 'tls_client_auth') ?? 'none';

export const documentedCommands: readonly Command[] = [
  [
    'Entra: one long body with encoded values',
    `# Replace {tenant} with your tenant!
curl -X POST -H "Content-Type: application/x-www-form-urlencoded" -d 'client_id=00001111-aaaa&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_secret=qWgdYAmab0YSkuL1qKv5bPX&grant_type=client_credentials' 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token'`,
    [
      'POST https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
      'client_secret_post | 00001111-aaaa | qWgdYAmab0YSkuL1qKv5bPX',
      'scope https://graph.microsoft.com/.default',
    ],
  ],
  [
    'Entra v1: resource among the parameters',
    `curl --location --request POST 'https://login.microsoftonline.com/contoso/oauth2/token' \\
--header 'Content-Type: application/x-www-form-urlencoded' \\
--data-urlencode 'grant_type=client_credentials' \\
--data-urlencode 'client_id=abc' \\
--data-urlencode 'client_secret=a+b&c=d' \\
--data-urlencode 'resource=https://management.azure.com/'`,
    [
      'POST https://login.microsoftonline.com/contoso/oauth2/token',
      'client_secret_post | abc | a+b&c=d',
      'resource=https://management.azure.com/',
      'left out --location',
    ],
  ],
  [
    'Entra: a certificate’s assertion',
    `curl -X POST https://login.microsoftonline.com/t/oauth2/v2.0/token -d client_id=abc -d grant_type=client_credentials --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer -d client_assertion=eyJhbGciOiJSUzI1NiJ9.e30.x --data-urlencode "scope=api://x/.default"`,
    [
      'POST https://login.microsoftonline.com/t/oauth2/v2.0/token',
      'client_assertion | abc',
      'assertion eyJhbGciOiJSUzI1NiJ9.e30.x',
      'scope api://x/.default',
    ],
  ],
  [
    'Auth0: form with --url and --data',
    `curl --request POST \\
  --url 'https://YOUR_DOMAIN/oauth/token' \\
  --header 'content-type: application/x-www-form-urlencoded' \\
  --data grant_type=client_credentials \\
  --data client_id=YOUR_CLIENT_ID \\
  --data client_secret=YOUR_CLIENT_SECRET \\
  --data audience=YOUR_API_IDENTIFIER`,
    [
      'POST https://YOUR_DOMAIN/oauth/token',
      'client_secret_post | YOUR_CLIENT_ID | YOUR_CLIENT_SECRET',
      'audience=YOUR_API_IDENTIFIER',
    ],
  ],
  [
    'Auth0: JSON',
    `curl --request POST --url https://acme.eu.auth0.com/oauth/token --header 'content-type: application/json' --data '{"client_id":"abc","client_secret":"x\\"y","audience":"https://api/","grant_type":"client_credentials"}'`,
    ['POST https://acme.eu.auth0.com/oauth/token', 'client_secret_post | abc | x"y', 'json', 'audience=https://api/'],
  ],
  [
    'Auth0: an API call',
    `curl --request GET --url http://path_to_your_api/ --header 'authorization: Bearer ACCESS_TOKEN'`,
    ['GET http://path_to_your_api/', 'token ACCESS_TOKEN'],
  ],
  [
    'Okta: headers and Basic',
    `curl --request POST \\
  --url https://dev-1.okta.com/oauth2/default/v1/token \\
  --header 'accept: application/json' \\
  --header 'authorization: Basic MG9hY2w6VmFnQ2pB' \\
  --header 'cache-control: no-cache' \\
  --header 'content-type: application/x-www-form-urlencoded' \\
  --data 'grant_type=client_credentials&scope=customScope'`,
    [
      'POST https://dev-1.okta.com/oauth2/default/v1/token',
      'client_secret_basic | compatible | 0oacl | VagCjA',
      'scope customScope',
      'cache-control: no-cache',
    ],
  ],
  [
    'Okta: -v, -H glued, variables in braces',
    `curl -v -X POST -H"Content-type:application/x-www-form-urlencoded" "https://\${yourOktaDomain}/oauth2/v1/token" -d "grant_type=client_credentials&scope=okta.users.read&client_assertion=\${JWT}"`,
    [
      'POST https://${yourOktaDomain}/oauth2/v1/token',
      'client_assertion',
      'assertion ${JWT}',
      'scope okta.users.read',
      'variable yourOktaDomain',
      'variable JWT',
    ],
  ],
  [
    'Keycloak: parts in double quotes',
    `curl \\
  -d "client_id=admin-cli" \\
  -d "client_secret=s3cret" \\
  -d "grant_type=client_credentials" \\
  "http://localhost:8080/realms/master/protocol/openid-connect/token"`,
    [
      'POST http://localhost:8080/realms/master/protocol/openid-connect/token',
      'client_secret_post | admin-cli | s3cret',
    ],
  ],
  [
    'Keycloak: into jq, without a certificate check',
    `curl -sk -u svc:'p@ss:w0rd' https://kc:8443/realms/a/protocol/openid-connect/token -d grant_type=client_credentials | jq -r .access_token`,
    [
      'POST https://kc:8443/realms/a/protocol/openid-connect/token',
      'client_secret_basic | compatible | svc | p@ss:w0rd',
      'left out | jq …',
      'unverified kc:8443',
    ],
  ],
  [
    'Keycloak: the result kept in a variable',
    `export TOKEN=$(curl -s -X POST 'https://kc/token' -d 'grant_type=client_credentials')
curl -s --user "$CLIENT_ID:$CLIENT_SECRET" https://kc/token -d grant_type=client_credentials`,
    [
      'POST https://kc/token',
      'client_secret_basic | compatible | $CLIENT_ID | $CLIENT_SECRET',
      'variable CLIENT_ID',
      'variable CLIENT_SECRET',
    ],
  ],
  [
    'Cognito: Basic from a substitution',
    `curl -X POST https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token -H "Authorization: Basic $(echo -n 'djc98u3:abc+def' | base64)" -H 'Content-Type: application/x-www-form-urlencoded' -d 'grant_type=client_credentials&scope=orders%2Fread%20orders%2Fwrite'`,
    [
      'POST https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
      'client_secret_basic | raw | djc98u3 | abc+def',
      'scope orders/read orders/write',
    ],
  ],
  [
    'Cognito: metadata and JSON in a value',
    `curl https://a.auth.eu-west-1.amazoncognito.com/oauth2/token -u 'id:sec' -d 'grant_type=client_credentials&aws_client_metadata=%7B%22environment%22%3A%20%22dev%22%7D'`,
    [
      'POST https://a.auth.eu-west-1.amazoncognito.com/oauth2/token',
      'client_secret_basic | compatible | id | sec',
      'aws_client_metadata={"environment": "dev"}',
    ],
  ],
  [
    'Curity: -Ss, a separate -u and two -d',
    `curl -Ss -X POST https://localhost:8443/oauth/v2/oauth-token -u client-one:0ne\\!Secret -d grant_type=client_credentials -d scope=read`,
    [
      'POST https://localhost:8443/oauth/v2/oauth-token',
      'client_secret_basic | compatible | client-one | 0ne!Secret',
      'scope read',
    ],
  ],
  [
    'Curity: a client certificate',
    `curl -s --cert ./client.pem:changeit --key key.pem --cacert ca.pem https://as:8443/token -d client_id=mtls -d grant_type=client_credentials`,
    [
      'POST https://as:8443/token',
      `${byCertificate} | mtls`,
      'certificate --cert ./client.pem:••••••••',
      'certificate --key key.pem',
      'left out --cacert ca.pem',
    ],
  ],
];
