import type { Vendor } from './vendor-error.ts';

/** Salesforce, which tells most troubles with `invalid_grant`. */
export const salesforce: Vendor = {
  id: 'salesforce',
  name: 'Salesforce',
  documentation: {
    label: 'Salesforce: client credentials flow',
    url: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_client_credentials_flow.htm',
  },
  errors: [
    {
      name: 'run-as user',
      pattern: /no client credentials user enabled/i,
      title: 'The app has no user to run as',
      explanation:
        'Salesforce lets an app act as one user. Choose it as “Run As” in the app’s policies, in the part “Client Credentials Flow”.',
      confirmed: true,
    },
    {
      name: 'domain',
      pattern: /request not supported on this domain/i,
      title: 'The host must be your My Domain',
      explanation:
        'login.salesforce.com and test.salesforce.com do not offer this grant. Use https://….my.salesforce.com/services/oauth2/token of your organisation.',
      confirmed: true,
      field: 'Token endpoint',
    },
    {
      name: 'no valid scopes defined',
      pattern: /no valid scopes defined/i,
      title: 'The app has no scope that suits this grant',
      explanation: 'Add “Manage user data via APIs (api)” to the OAuth scopes of the app; “Full access” is not enough.',
      confirmed: true,
    },
    {
      name: 'scope parameter',
      pattern: /scope parameter not supported/i,
      title: 'Salesforce takes no scope here',
      explanation: 'The scopes are those of the app. Empty the scope field.',
      confirmed: true,
      field: 'Scope',
      change: () => ({ label: 'Empty the scope', change: { scope: '' } }),
    },
    {
      name: 'client identifier invalid',
      pattern: /client identifier invalid/i,
      title: 'Salesforce does not know this client ID',
      explanation: 'Check the consumer key and the host. A new app takes some minutes until it is known everywhere.',
      confirmed: true,
      field: 'Client ID',
    },
    {
      name: 'invalid client credentials',
      pattern: /^invalid client credentials$/im,
      host: /\.salesforce\.com$/,
      title: 'The consumer secret is wrong',
      explanation: 'Copy it again from “Manage Consumer Details” of the app.',
      confirmed: false,
      field: 'Client secret',
    },
    {
      name: 'grant not enabled',
      pattern: /client credentials flow not enabled|user is not admin approved/i,
      title: 'The app or its user is not enabled for this grant',
      explanation: 'Tick “Enable Client Credentials Flow” in the app, and approve the user in its policies.',
      confirmed: true,
    },
  ],
};

/** X, once Twitter: `errors` with numbers. */
export const x: Vendor = {
  id: 'x',
  name: 'X',
  documentation: {
    label: 'X: application-only authentication',
    url: 'https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/application-only',
  },
  errors: [
    {
      name: 'code 99',
      pattern: /authenticity_token_error|^99\nunable to verify your credentials/im,
      title: 'X cannot verify the credentials',
      explanation:
        'Key or secret is wrong, the body was not grant_type=client_credentials, or the endpoint was asked too often. X wants HTTP Basic with both parts form-encoded.',
      confirmed: true,
      field: 'Client secret',
    },
  ],
};

/** Spotify, by its words. */
export const spotify: Vendor = {
  id: 'spotify',
  name: 'Spotify',
  documentation: {
    label: 'Spotify: client credentials flow',
    url: 'https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow',
  },
  errors: [
    {
      name: 'invalid_client',
      pattern: /invalid client( secret)?$/im,
      host: /\.spotify\.com$/,
      title: 'Spotify does not accept ID or secret',
      explanation: 'Compare both with the dashboard of the app; “Invalid client secret” means that the ID is right.',
      confirmed: false,
      field: 'Client secret',
    },
  ],
};
