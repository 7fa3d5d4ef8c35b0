import type { Place } from '../../http/message-view.ts';

/** Where a finding shows, in words. */
export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'status':
      return 'the status of the response';
    case 'request-target':
      return 'path and query of the request';
    case 'request-header':
      return `the request’s header ${place.name}`;
    case 'response-header':
      return `the response’s header ${place.name}`;
    case 'request-parameter':
      return `the request’s parameter ${place.name}`;
    case 'response-member':
      return `${place.name} in the response’s body`;
    case 'response-body':
      return 'the body of the response';
    case 'claim':
      return `the token’s claim ${place.name}`;
    case 'token-header':
      return `${place.name} in the token’s header`;
    case 'certificate':
      return `${place.name} of the server’s certificate`;
    case 'input':
      return `the field ${place.name}`;
  }
}
