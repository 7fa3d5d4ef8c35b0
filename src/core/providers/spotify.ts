import { certain, offers, providerOf, trap } from './provider.ts';

export const spotify = providerOf({
  id: 'spotify',
  name: 'Spotify',
  tokenEndpoint: 'https://accounts.spotify.com/api/token',
  offered: offers('client_secret_basic', '~client_secret_post'),
  scope: { need: 'unused', placeholder: '', words: 'None: without a user only public data can be read.' },
  tokenFormat: certain('Opaque.'),
  browser: {
    answer: 'unknown',
    words: 'Whether a page may call it for this grant is not known here.',
    certainty: 'hint',
  },
  lifetime: [certain('3600 seconds.')],
  traps: [
    trap('JSON instead of a form', 'A JSON body is answered as if grant_type were missing.'),
    trap('HTML on 503', 'A load balancer answers in HTML when the service is down.'),
  ],
  documentation: [
    {
      label: 'Spotify: client credentials',
      url: 'https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow',
    },
  ],
  recognise: { hosts: ['accounts.spotify.com'] },
});
