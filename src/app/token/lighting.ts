import type { Stretch } from '#core/jwt/token-stretch.ts';

/** The light that goes both ways between the token's text and what it decodes to; places are characters of the token. */
export type Lighting = {
  /** Where the caret stands in the token, while it does. */
  readonly caret: number | undefined;
  readonly light: (stretch: Stretch | undefined) => void;
};

/** The same for one part of the token, with places counted from its first character. */
export function partLighting({ caret, light }: Lighting, start: number, length: number): Lighting {
  const isWithin = caret !== undefined && caret >= start && caret <= start + length;
  return {
    caret: isWithin ? caret - start : undefined,
    light: (stretch) =>
      light(stretch === undefined ? undefined : { start: stretch.start + start, end: stretch.end + start }),
  };
}
