import type { FlowSvg } from './flow-svg.ts';

/** A picture as an address that an `<img>` may show; it loads nothing. */
export function pictureAddress({ svg }: FlowSvg): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.markup)}`;
}
