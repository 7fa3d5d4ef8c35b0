import type { FlowSvg } from '#core/sharing/trace/flow-svg.ts';

// Sharp on the screens and projectors of slides.
const scale = 2;

/** A picture as an address that an `<img>` may show; it loads nothing. */
export function pictureAddress({ svg }: FlowSvg): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.markup)}`;
}

/** The picture in pixels, twice as many each way as it has CSS pixels; undefined where the browser cannot draw it. */
export async function picturePng(picture: FlowSvg): Promise<Blob | undefined> {
  const image = new Image();
  image.src = pictureAddress(picture);
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
