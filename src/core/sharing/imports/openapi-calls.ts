import { mostCalls } from './import-limits.ts';
import { entriesAt, isThere, listAt, textAt } from './members.ts';

/** An operation as a call: its name, its method and its URL, in which `{id}` stays where no value is known. */
type OpenApiCall = { readonly place: string; readonly method: string; readonly url: string };

const methodNames = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** The operations that take a token of this scheme. Those that only need their URL come first. */
export function openApiCalls(file: unknown, server: string, scheme: string): readonly OpenApiCall[] {
  const everywhere = listAt(file, 'security');
  const found: OpenApiCall[] = [];
  for (const [path, item] of entriesAt(file, 'paths')) {
    for (const method of methodNames) {
      if (!isThere(item, method)) continue;
      const own = isThere(item, method, 'security');
      const requirements = own ? securityOf(item, method) : everywhere;
      if (!requirements.some((each) => isThere(each, scheme))) continue;
      const verb = method.toUpperCase();
      const name = textAt(item, method, 'summary').trim().slice(0, 80);
      found.push({ place: `${verb} ${path}${name && ` · ${name}`}`, method: verb, url: `${server}${path}` });
    }
  }
  return found.toSorted((one, other) => effort(one) - effort(other)).slice(0, mostCalls);
}

function securityOf(item: unknown, method: string): readonly unknown[] {
  return listAt(item, method, 'security');
}

/** A GET without parameters in its path works at once; the others want something typed. */
function effort({ method, place }: OpenApiCall): number {
  return (method === 'GET' ? 0 : 2) + (place.includes('{') ? 1 : 0);
}
