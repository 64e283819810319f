import { LRUCache } from 'lru-cache';
import {
  digestOf,
  type Icon,
  type Picture,
  pictureOf,
} from '../rules/serviceIcon';
import type { ServiceReader } from './ServiceReader';

/** A picture has at most 64 KiB. */
const mostKeptBytes = 8 * 1024 * 1024;

/** A picture that browsers may have, and what names its bytes. */
export interface ServedPicture extends Picture {
  digest: string;
}

/** The pictures of services, each cleaned once. */
export class ServiceIcons {
  readonly #services: Pick<ServiceReader, 'icon'>;
  readonly #kept = new LRUCache<string, { picture?: ServedPicture }>({
    maxSize: mostKeptBytes,
    sizeCalculation: ({ picture }) => (picture?.bytes.length ?? 0) + 100,
  });

  constructor(options: { services: Pick<ServiceReader, 'icon'> }) {
    this.#services = options.services;
  }

  /**
   * `undefined` where there is no such service, or it has no picture of its own that can be shown.
   *
   * @throws ServiceUnavailableError where it is not known whether there is such a service
   */
  async get(
    group: string,
    service: string,
  ): Promise<ServedPicture | undefined> {
    const icon = await this.#services.icon(group, service);
    if (!icon?.base64data) {
      return undefined;
    }
    const key = digestOf(`${icon.mediatype} ${icon.base64data}`);
    const known = this.#kept.get(key) ?? { picture: served(icon) };
    this.#kept.set(key, known);
    return known.picture;
  }
}

/** Named by what is served: a newer version of the portal may remove more. */
function served(icon: Icon): ServedPicture | undefined {
  const picture = pictureOf(icon);
  return picture && { ...picture, digest: digestOf(picture.bytes) };
}
