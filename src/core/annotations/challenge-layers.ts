import { type Challenge, parseChallenges } from '../http/challenge.ts';
import { annotations, type Annotation, type Annotations, byRfc } from './annotation.ts';
import type { Layer } from './layer.ts';

/**
 * The challenges of a `WWW-Authenticate` value (RFC 9110 §11.6.1): each scheme, and what it wants or says.
 *
 * @param secret whether a secret stands somewhere in the value, such as one that a server repeats
 */
export function challengeLayers(value: string, secret: boolean): readonly Layer[] {
  return parseChallenges([value]).flatMap((challenge) => layersOf(challenge, secret));
}

function layersOf({ scheme, token68, parameters }: Challenge, secret: boolean): readonly Layer[] {
  return [
    layer('Scheme', scheme === '' ? '(none)' : scheme, false, schemes.get(scheme.toLowerCase())),
    ...(token68 === undefined ? [] : [layer('Data', token68, true, undefined)]),
    ...parameters.map(([name, text]) => layer(name, text, secret, challengeParameters.get(name.toLowerCase()))),
  ];
}

function layer(name: string, text: string, secret: boolean, annotation: Annotation | undefined): Layer {
  return { name, text, secret, ...(annotation && { annotation }) };
}

/** What a challenge can ask for, by lower-case scheme. */
export const schemes: Annotations = annotations(
  ['bearer', byRfc(6750, '3', 'A token, sent as it is.')],
  ['dpop', byRfc(9449, '7.1', 'A token with a proof that the caller holds its key.')],
  ['basic', byRfc(7617, '2', 'A name and a password. APIs that take tokens rarely mean it.')],
  ['digest', byRfc(7616, '3.3', 'A name and the hash of a password.')],
  ['negotiate', byRfc(4559, '4', 'A ticket of the company’s network (Kerberos).')],
);

/** Parameters of challenges, by lower-case name. */
export const challengeParameters: Annotations = annotations(
  ['realm', byRfc(9110, '11.5', 'What it guards, as a name. It means something to its server only.')],
  ['scope', byRfc(6750, '3', 'What the token has to allow to be let in.')],
  ['error', byRfc(6750, '3.1', 'Why the token was refused, as a code. Missing where none was sent.')],
  ['error_description', byRfc(6750, '3', 'The same in words, for developers.')],
  ['error_uri', byRfc(6750, '3', 'A page that says more about the error.')],
  ['algs', byRfc(9449, '7.1', 'The signature algorithms that the proof may have.')],
  ['resource_metadata', byRfc(9728, '5.1', 'Where the API says what it is and whose tokens it takes.')],
  ['acr_values', byRfc(9470, '3', 'How strongly a user has to have logged in. It belongs to flows with a user.')],
  ['max_age', byRfc(9470, '3', 'How long ago a user may have logged in. It belongs to flows with a user.')],
  ['charset', byRfc(7617, '2.1', 'How name and password are to be written as bytes.')],
);
