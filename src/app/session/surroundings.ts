import * as v from 'valibot';
import { surroundingsMeta } from '#core/contract/paths.ts';
import type { Surroundings } from '#core/contract/surroundings.ts';

const alone: Surroundings = { proxy: false, playground: undefined };

const schema = v.object({
  proxy: v.boolean(),
  playground: v.optional(
    v.object({
      httpsOrigin: v.string(),
      httpOrigin: v.string(),
      certificateSha256: v.string(),
      certificateFaults: v.exactOptional(
        v.object({
          'expired-certificate': v.exactOptional(v.string()),
          'wrong-name-certificate': v.exactOptional(v.string()),
        }),
      ),
    }),
  ),
});

/** What stands around the page, from its `<meta>`; a page without one is on a static host and alone. */
export function readSurroundings(document: Document): Surroundings {
  const content = document.querySelector(`meta[name="${surroundingsMeta}"]`)?.getAttribute('content');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), content);
  if (!parsed.success) return alone;
  return { proxy: parsed.output.proxy, playground: parsed.output.playground };
}
