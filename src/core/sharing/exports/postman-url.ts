/** A URL as Postman keeps it: whole, and in parts of which none is decoded. */
export function postmanUrl(url: string) {
  const [, protocol = '', host = '', port, path = '', query] =
    /^(\w+):\/\/(\[[^\]]*\]|[^:/?]*)(?::(\d+))?(?:\/([^?]*))?(?:\?(.*))?$/s.exec(url) ?? [];
  return {
    raw: url,
    protocol,
    host: host.startsWith('[') ? [host] : host.split('.'),
    ...(port === undefined ? {} : { port }),
    // A segment that begins with a colon would be a variable of the path.
    path: path.split('/').map((segment) => segment.replace(/^:/, '%3A')),
    ...(query === undefined ? {} : { query: query.split('&').map(pairOf) }),
  };
}

function pairOf(pair: string) {
  const equals = pair.indexOf('=');
  return equals < 0 ? { key: pair, value: null } : { key: pair.slice(0, equals), value: pair.slice(equals + 1) };
}
