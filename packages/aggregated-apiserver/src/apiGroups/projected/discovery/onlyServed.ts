import type { GroupOpenApi } from '../../ApiGroup';

/** Whether a resource of a version is served. */
export type IsServed = (version: string, plural: string) => boolean;

type Fields = Record<string, unknown>;

/** `/apis/<group>/<version>[/namespaces/{namespace}]/<plural>…` */
const resourcePath =
  /^\/apis\/([^/]+)\/([^/]+)(?:\/namespaces\/\{namespace\})?\/([^/{]+)/;

/** Of an OpenAPI 2.0 document what is about a group, with the definitions that are reached from there. */
export function onlyServedV2(
  document: unknown,
  group: string,
  isServed: IsServed,
): GroupOpenApi['v2'] {
  const paths = servedPaths(document, group, isServed);
  const definitions = fieldsOf(fieldsOf(document).definitions);
  return {
    paths,
    definitions: reached(paths, definitions, '#/definitions/'),
  };
}

/** The same of the OpenAPI 3.0 document of one version. */
export function onlyServedV3(
  document: unknown,
  group: string,
  isServed: IsServed,
): object {
  const paths = servedPaths(document, group, isServed);
  const components = fieldsOf(fieldsOf(document).components);
  return {
    openapi: '3.0.0',
    info: { title: 'Services Toolkit', version: 'v1' },
    paths,
    components: {
      schemas: reached(
        paths,
        fieldsOf(components.schemas),
        '#/components/schemas/',
      ),
    },
  };
}

function servedPaths(
  document: unknown,
  group: string,
  isServed: IsServed,
): Fields {
  return Object.fromEntries(
    Object.entries(fieldsOf(fieldsOf(document).paths)).filter(([path]) => {
      const [, ofGroup, version = '', plural = ''] =
        resourcePath.exec(path) ?? [];
      return ofGroup === group && isServed(version, plural);
    }),
  );
}

/** The definitions that something refers to, and those that these refer to. */
function reached(from: unknown, definitions: Fields, prefix: string): Fields {
  const found = new Map<string, unknown>();
  const open: unknown[] = [from];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null) {
      continue;
    }
    for (const [key, value] of Object.entries(one)) {
      if (key === '$ref' && typeof value === 'string') {
        const name = value.startsWith(prefix) ? value.slice(prefix.length) : '';
        if (Object.hasOwn(definitions, name) && !found.has(name)) {
          found.set(name, definitions[name]);
          open.push(definitions[name]);
        }
      } else {
        open.push(value);
      }
    }
  }
  return Object.fromEntries(found);
}

/** The service cluster may say anything. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}
