/** Where the page finds the proxy, on its own origin only. */
export const proxyKeyPath = '/__proxy/v1/key';
export const proxySendPath = '/__proxy/v1/send';

/** The header that carries the proxy's key. It is asked for at start-up and kept in a module variable only. */
export const proxyKeyHeader = 'X-Proxy-Key';

/** The name of the `<meta>` by which the server tells the page what is there (design.md 7.2). */
export const surroundingsMeta = 'grantscope';
