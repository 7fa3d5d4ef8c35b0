import type { DecodedToken } from '../jwt/decode.ts';
import { builtInProviders } from './built-in.ts';
import type { Provider } from './provider.ts';

/** A provider that something looks like. `likely`: the path or the claims are as there, and others may have the same. */
export type Recognised = {
  readonly provider: Provider;
  readonly certainty: 'certain' | 'likely';
  /** A sentence. */
  readonly reason: string;
};

/**
 * Whose token endpoint this URL is. A known host is certain and stands alone; a known path is only likely, and several
 * providers may have the same. Nothing where the text is no URL.
 */
export function providersOfEndpoint(
  endpoint: string,
  providers: readonly Provider[] = builtInProviders,
): readonly Recognised[] {
  if (!URL.canParse(endpoint)) return [];
  const { hostname, pathname } = new URL(endpoint);
  const atHost = providers.filter(({ recognise }) => recognise.hosts.some((host) => matchesHost(host, hostname)));
  const isOn = (paths: readonly string[]) => paths.some((path) => matchesPath(path, pathname));
  const onPath = atHost.filter(({ recognise }) => isOn(recognise.paths) || isOn(recognise.hostPaths));
  const [known] = [...onPath, ...atHost];
  if (known !== undefined)
    return [{ provider: known, certainty: 'certain', reason: `The host is one of ${known.name}.` }];
  // The most telling path counts: what ends in /oauth2/token everywhere says less than /adfs/oauth2/token.
  const told = providers.map((provider) => ({
    provider,
    pieces: Math.max(0, ...provider.recognise.paths.filter((path) => matchesPath(path, pathname)).map(tellingPieces)),
  }));
  const most = Math.max(...told.map(({ pieces }) => pieces));
  return told
    .filter(({ pieces }) => pieces > 0 && pieces === most)
    .map(({ provider }) => ({
      provider,
      certainty: 'likely',
      reason: `The path is the one of ${provider.name}.`,
    }));
}

/** Whose issuer this is, from metadata (RFC 8414 §2) or from the `iss` claim. */
export function providersOfIssuer(
  issuer: string,
  providers: readonly Provider[] = builtInProviders,
): readonly Recognised[] {
  if (!URL.canParse(issuer)) return [];
  const { hostname, pathname } = new URL(issuer);
  const hostsOf = ({ recognise }: Provider) =>
    recognise.issuerHosts.length > 0 ? recognise.issuerHosts : recognise.hosts;
  const hasPath = ({ recognise }: Provider) => recognise.issuerPaths.some((path) => matchesPath(path, pathname));
  const atHost = providers.filter((provider) => hostsOf(provider).some((host) => matchesHost(host, hostname)));
  const [known] = [...atHost.filter(hasPath), ...atHost.filter(({ recognise }) => recognise.issuerPaths.length === 0)];
  if (known !== undefined)
    return [{ provider: known, certainty: 'certain', reason: `The issuer’s host is one of ${known.name}.` }];
  return providers
    .filter((provider) => provider.recognise.issuerHosts.length === 0 && hasPath(provider))
    .map((provider) => ({ provider, certainty: 'likely', reason: `The issuer is written as at ${provider.name}.` }));
}

/** Whose token this is: by its issuer, then by claims that occur together there, then by how an opaque one begins. */
export function providersOfToken(
  token: DecodedToken | undefined,
  text: string,
  providers: readonly Provider[] = builtInProviders,
): readonly Recognised[] {
  if (token?.kind !== 'jwt') {
    return providers
      .filter(({ recognise }) => recognise.tokenPrefixes.some((prefix) => text.startsWith(prefix)))
      .map((provider) => ({ provider, certainty: 'likely', reason: `The token begins as those of ${provider.name}.` }));
  }
  const { claims } = token;
  const byIssuer = typeof claims['iss'] === 'string' ? providersOfIssuer(claims['iss'], providers) : [];
  if (byIssuer.length > 0) return byIssuer;
  return providers
    .filter(
      ({ recognise }) => recognise.claims.length > 0 && recognise.claims.every((name) => Object.hasOwn(claims, name)),
    )
    .map((provider) => ({ provider, certainty: 'likely', reason: `The token has the claims of ${provider.name}.` }));
}

/** `*` stands for one label; at the beginning for one or more. */
function matchesHost(pattern: string, hostname: string): boolean {
  const wanted = pattern.split('.');
  const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
  if (wanted[0] === '*') {
    return (
      labels.length >= wanted.length && matchesEach(wanted.slice(1), labels.slice(labels.length - wanted.length + 1))
    );
  }
  return labels.length === wanted.length && matchesEach(wanted, labels);
}

/** `*` stands for one piece; `**` at the beginning for any number of pieces. */
function matchesPath(pattern: string, pathname: string): boolean {
  const wanted = pattern.split('/').slice(pattern.startsWith('/') ? 1 : 0);
  // The look behind keeps a long run of slashes from being tried anew at each of them.
  const pieces = pathname
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .slice(1);
  if (wanted[0] === '**') {
    const rest = wanted.slice(1);
    return pieces.length >= rest.length && matchesEach(rest, pieces.slice(pieces.length - rest.length));
  }
  const whole = wanted.length === 1 && wanted[0] === '' ? [] : wanted;
  return pieces.length === whole.length && matchesEach(whole, pieces);
}

function tellingPieces(pattern: string): number {
  return pattern.split('/').filter((piece) => piece !== '' && !piece.startsWith('*')).length;
}

function matchesEach(wanted: readonly string[], found: readonly string[]): boolean {
  return wanted.every((each, index) => (each === '*' ? found[index] !== '' : each === found[index]));
}
