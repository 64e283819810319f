import {
  CommonValidatorFunctions,
  type EntityLink,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  toEntityRef,
  toOwnerRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  annotations,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';

/** What decides under whom and where the catalog files an entity. @public */
export interface CatalogFields {
  readonly owner: string;
  /** Full ref of a system. */
  readonly system?: string;
  readonly tags: readonly string[];
  readonly links: readonly EntityLink[];
}

/**
 * What one object says about these fields. A field that is left out says nothing, so that another object may; `none`
 * and empty lists say that there is none.
 *
 * @public
 */
export interface SaidFields {
  readonly owner?: string;
  readonly system?: string | typeof none;
  readonly tags?: readonly string[];
  readonly links?: readonly EntityLink[];
}

/** @public */
export const none = 'none';

/**
 * Reads the annotations that people write on classes, claims and namespaces. What the catalog would stumble over is
 * left out, since it would take the whole entity along: refs, tags and links that are none.
 *
 * @public
 */
export function readFields(
  object: Pick<KubernetesObject, 'metadata'> | undefined,
): SaidFields {
  const noted = object?.metadata.annotations ?? {};
  const owner = toOwnerRef(noted[annotations.owner]);
  const system = readSystem(noted[annotations.system]);
  const tags = readTags(noted[annotations.tags]);
  const links = readLinks(noted[annotations.links]);
  return {
    ...(owner && { owner }),
    ...(system && { system }),
    ...(tags && { tags }),
    ...(links && { links }),
  };
}

function readSystem(text: string | undefined): SaidFields['system'] {
  return text?.trim() === '' ? none : toSystemRef(text);
}

/** The full ref of a system, or `undefined` for what is none. @public */
export function toSystemRef(text: string | undefined): string | undefined {
  const ref = toEntityRef(text, 'system');
  return ref && parseEntityRef(ref).kind === 'system' ? ref : undefined;
}

function readTags(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) {
    return undefined;
  }
  const tags = toTags(text.split(','));
  return tags.length || text.trim() === '' ? tags : undefined;
}

/** Tags as the catalog takes them, each once. @public */
export function toTags(texts: readonly string[]): readonly string[] {
  const tags = texts.map(text => text.trim().toLocaleLowerCase('en-US'));
  return [...new Set(tags.filter(CommonValidatorFunctions.isValidTag))];
}

function readLinks(
  text: string | undefined,
): readonly EntityLink[] | undefined {
  if (text === undefined) {
    return undefined;
  }
  const links = parseList(text).flatMap(toLink);
  return links.length || ['', '[]'].includes(text.trim()) ? links : undefined;
}

function parseList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function toLink(value: unknown): EntityLink[] {
  if (typeof value !== 'object' || value === null || !('url' in value)) {
    return [];
  }
  const { url, title, icon, type } = value as Record<string, unknown>;
  if (typeof url !== 'string' || !isWebAddress(url)) {
    return [];
  }
  return [
    {
      url,
      ...(isText(title) && { title }),
      ...(isText(icon) && { icon }),
      ...(isText(type) && { type }),
    },
  ];
}

/** A link is clicked on: `javascript:` and the like are none. */
function isWebAddress(text: string): boolean {
  return (
    URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
  );
}

/** Of what services say, nothing else is shown as an address. @public */
export function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
