/** Where the page finds the proxy, on its own origin only. */
export const proxyKeyPath = '/__proxy/v1/key';
export const proxySendPath = '/__proxy/v1/send';

/** The header that carries the proxy's key. It is asked for at start-up and kept in a module variable only. */
export const proxyKeyHeader = 'X-Proxy-Key';

/** Where the page finds the playground's administration, on its own origin only; it is there without the proxy too. */
export const playgroundKeyPath = '/__playground/v1/key';
export const rotateKeyPath = '/__playground/v1/rotate-key';
export const registerKeyPath = '/__playground/v1/register-key';
export const serverLogPath = '/__playground/v1/log';
export const demoCredentialPath = '/__playground/v1/demo-credential';

/** The header that carries the administration's key, which is another one than the proxy's. */
export const playgroundKeyHeader = 'X-Playground-Key';

/** The name of the `<meta>` by which the server tells the page what is there (design.md 7.2). */
export const surroundingsMeta = 'grantscope';
