import type { ServedResource, ServedSubresource } from '../../ApiGroup';

const plural = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const kind = /^[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const word = /^[a-z]{1,32}$/;
const groupName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** More than any group has. */
const mostResources = 500;
const mostWords = 32;

/** The parts of objects that are projected; others open connections, or do what nobody here could tell. */
const projectedSubresources: ReadonlySet<string> = new Set(['status', 'scale']);

/** Those that are projected; others, such as `proxy`, are not. */
const projectedVerbs: ReadonlySet<string> = new Set([
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  'deletecollection',
]);

interface Entry {
  name: string;
  kind: string;
  verbs: string[];
  fields: Record<string, unknown>;
}

/** The namespaced resources of an `APIResourceList`, which may hold anything: what is not well-formed is left out. */
export function readResourceList(document: unknown): ServedResource[] {
  const list = (document as { resources?: unknown } | null)?.resources;
  const entries = (Array.isArray(list) ? list : [])
    .slice(0, mostResources)
    .flatMap(one => entryOf(one) ?? []);
  const byName = new Map(entries.map(one => [one.name, one]));
  return [...byName.values()]
    .filter(
      ({ name, fields }) => plural.test(name) && fields.namespaced === true,
    )
    .map(({ name, kind: itsKind, verbs, fields }) => {
      const subresources = entries.flatMap(
        one => subresourceOf(name, one) ?? [],
      );
      const shortNames = wordsOf(fields.shortNames, plural);
      const categories = wordsOf(fields.categories, plural);
      return {
        ...{ plural: name, kind: itsKind, namespaced: true, verbs },
        ...(typeof fields.singularName === 'string' &&
          plural.test(fields.singularName) && {
            singular: fields.singularName,
          }),
        ...(shortNames.length > 0 && { shortNames }),
        ...(categories.length > 0 && { categories }),
        ...(subresources.length > 0 && { subresources }),
      };
    });
}

function entryOf(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const fields = value as Record<string, unknown>;
  const { name } = fields;
  return typeof name === 'string' &&
    typeof fields.kind === 'string' &&
    kind.test(fields.kind)
    ? {
        ...{ name, kind: fields.kind, fields },
        verbs: wordsOf(fields.verbs, word).filter(one =>
          projectedVerbs.has(one),
        ),
      }
    : undefined;
}

function subresourceOf(
  resource: string,
  { name, kind: itsKind, verbs, fields }: Entry,
): ServedSubresource | undefined {
  const [of, subresource = '', ...more] = name.split('/');
  if (
    of !== resource ||
    more.length > 0 ||
    !projectedSubresources.has(subresource)
  ) {
    return undefined;
  }
  return {
    ...{ name: subresource, kind: itsKind, verbs },
    ...(typeof fields.group === 'string' &&
      groupName.test(fields.group) && { group: fields.group }),
    ...(typeof fields.version === 'string' &&
      plural.test(fields.version) && { version: fields.version }),
  };
}

function wordsOf(value: unknown, pattern: RegExp): string[] {
  return (Array.isArray(value) ? value : [])
    .slice(0, mostWords)
    .filter(one => typeof one === 'string' && pattern.test(one));
}
