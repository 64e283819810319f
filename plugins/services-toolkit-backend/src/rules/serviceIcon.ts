import { createHash } from 'node:crypto';
import { isHttps } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServiceDescription } from '@services-toolkit/offerings';
import { sanitizeSvg } from './sanitizeSvg';

export type Icon = NonNullable<ServiceDescription['icon']>;

/** As many as the CustomResourceDefinition allows; older objects may have been stored before it did. */
const mostBytes = 64 * 1024;

/** A picture is only ever served as one of these. */
const mediaTypes = [
  'image/svg+xml',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
] as const;

/** A picture, as it may be given to browsers. */
export interface Picture {
  mediaType: (typeof mediaTypes)[number];
  bytes: Buffer;
}

/** The watch shows the same object over and over. */
const digests = new WeakMap<Icon, string>();

/** What lists say of an icon: where it is, or that there is one of the service's own. */
export function iconOf(icon: Icon | undefined): Service['icon'] {
  if (!icon) {
    return undefined;
  }
  if (icon.url !== undefined) {
    return isHttps(icon.url) ? { url: icon.url } : undefined;
  }
  const own = ownPicture(icon);
  if (!own) {
    return undefined;
  }
  // The same bytes are another picture where they are said to be of another type.
  const known =
    digests.get(icon) ?? digestOf(`${own.mediaType} ${own.base64data}`);
  digests.set(icon, known);
  return { digest: known };
}

/** The icon's own picture without anything active in it; `undefined` where it has none, or nothing of it is left. */
export function pictureOf(icon: Icon | undefined): Picture | undefined {
  const own = icon && ownPicture(icon);
  if (!own) {
    return undefined;
  }
  const bytes = Buffer.from(own.base64data, 'base64');
  if (bytes.length === 0 || bytes.length > mostBytes) {
    return undefined;
  }
  if (own.mediaType !== 'image/svg+xml') {
    return { mediaType: own.mediaType, bytes };
  }
  const svg = sanitizeSvg(bytes.toString('utf8'));
  return svg
    ? { mediaType: own.mediaType, bytes: Buffer.from(svg) }
    : undefined;
}

/** Names the content: other bytes have another one. */
export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

function ownPicture({
  base64data,
  mediatype,
}: Icon): { mediaType: Picture['mediaType']; base64data: string } | undefined {
  const mediaType = mediaTypes.find(one => one === mediatype);
  // Four characters for three bytes, and at most two for padding.
  const tooLong = (base64data?.length ?? 0) > Math.ceil(mostBytes / 3) * 4;
  return mediaType && base64data && !tooLong
    ? { mediaType, base64data }
    : undefined;
}
