import type { GroupRequest } from '../../ApiGroup';
import { methodNotAllowed, notFound } from '../../../server/status/failures';
import { parseResourcePath, type ResourcePath } from './parseResourcePath';
import type { ResourceRequest, Verb } from './ResourceRequest';

/**
 * The parameters of Kubernetes' own ListOptions, GetOptions, CreateOptions and so on; nothing else goes on. Deleting what cannot
 * be read takes a right of its own, about which only the service cluster's administrators decide.
 */
const knownParameters = [
  'allowWatchBookmarks',
  'continue',
  'dryRun',
  'fieldManager',
  'fieldSelector',
  'fieldValidation',
  'force',
  'gracePeriodSeconds',
  'includeObject',
  'labelSelector',
  'limit',
  'orphanDependents',
  'pretty',
  'propagationPolicy',
  'resourceVersion',
  'resourceVersionMatch',
  'sendInitialEvents',
  'timeoutSeconds',
] as const;

/**
 * What is asked for.
 *
 * @throws StatusError 404 for a path that is none, 405 for a method that means nothing there
 */
export function readRequest(
  group: string,
  { message, path, searchParams }: GroupRequest,
): ResourceRequest {
  const parsed = parseResourcePath(path);
  if (!parsed) {
    throw notFound();
  }
  const method = message.method === 'HEAD' ? 'GET' : message.method ?? '';
  const isWatch = isTrue(searchParams.get('watch'));
  const verb = verbOf(method, parsed, isWatch);
  if (!verb) {
    throw methodNotAllowed({ group, kind: parsed.resource });
  }
  const parameters = new URLSearchParams();
  for (const name of knownParameters) {
    // Of several the first counts, as everywhere in Kubernetes.
    const value = searchParams.get(name);
    if (value !== null) {
      parameters.set(name, value);
    }
  }
  if (verb === 'watch') {
    parameters.set('watch', 'true');
  }
  return {
    ...{ ...parsed, group, verb, parameters },
    method: method as ResourceRequest['method'],
  };
}

function verbOf(
  method: string,
  { name, subresource, namespace }: ResourcePath,
  isWatch: boolean,
): Verb | undefined {
  const isOne = name !== undefined;
  switch (method) {
    case 'GET':
      if (isOne) {
        return 'get';
      }
      return isWatch ? 'watch' : 'list';
    case 'POST':
      return isOne || namespace === undefined ? undefined : 'create';
    case 'PUT':
      return isOne ? 'update' : undefined;
    case 'PATCH':
      return isOne ? 'patch' : undefined;
    case 'DELETE':
      if (subresource !== undefined || namespace === undefined) {
        return undefined;
      }
      return isOne ? 'delete' : 'deletecollection';
    default:
      return undefined;
  }
}

/** As apimachinery reads booleans: what is there is true, unless it says "0" or "false". */
function isTrue(value: string | null): boolean {
  return value !== null && !['0', 'false'].includes(value.toLowerCase());
}

/**
 * The one object that a collection is narrowed down to, which a rule with resourceNames may be about. No name has to be
 * escaped: a selector with escapes may mean another term than it seems to, and then a right to all of them is needed.
 */
export function namedIn({
  name,
  parameters,
}: Pick<ResourceRequest, 'name' | 'parameters'>): string | undefined {
  const selector = parameters.get('fieldSelector') ?? '';
  if (name !== undefined || selector.includes('\\')) {
    return name;
  }
  return /(?:^|,)metadata\.name==?([^,=!]+)(?:,|$)/.exec(selector)?.[1];
}
