import type { Answer } from '../../../server/status/Answer';
import { StatusError } from '../../../server/status/StatusError';
import type { ServedResource } from '../../ApiGroup';
import type { ResourceRequest } from '../requests/ResourceRequest';
import { isWrite } from '../requests/ResourceRequest';
import type { ImportedNamespaces } from './ImportedNamespaces';

/** What to do with a request, by the namespace that it is about. */
export type Outside =
  /** The service cluster answers. */
  | { kind: 'inside' }
  | { kind: 'answer'; answer: Answer }
  /** There is nothing to watch, and may be later. */
  | { kind: 'wait' };

/**
 * Namespaces that are not imported are empty, and take nothing. When one is deleted, there is nothing to delete; in an
 * imported one the objects go with it, or stay in the service cluster, as the import says.
 *
 * @throws StatusError 403, 404 or, for a collector, 503: it would take an object that is not there for one that is gone, and
 *   delete what it owns
 */
export function outsideImports(
  request: ResourceRequest,
  namespaces: Pick<
    ImportedNamespaces,
    'has' | 'deletionOf' | 'isLeaving' | 'of'
  >,
  served: ServedResource,
  isCollector: boolean,
): Outside {
  const { namespace, resource, verb } = request;
  if (namespace === undefined) {
    return namespaces.of(resource).length > 0
      ? { kind: 'inside' }
      : nothingIn(request, served);
  }
  if (
    namespaces.has(namespace, resource) ||
    (isCollector && namespaces.isLeaving(namespace, resource))
  ) {
    const isOrphaned =
      isCollector &&
      (verb === 'deletecollection' || verb === 'list') &&
      namespaces.deletionOf(namespace, resource) === 'Orphan';
    return isOrphaned ? nothingIn(request, served) : { kind: 'inside' };
  }
  if (isCollector && verb === 'get') {
    throw new StatusError({
      code: 503,
      reason: 'ServiceUnavailable',
      message: `namespace "${namespace}" is not imported: whether the object exists is not known`,
    });
  }
  return isWrite(request) && !(isCollector && verb === 'deletecollection')
    ? refuse(request)
    : nothingIn(request, served);
}

function refuse({ namespace, group, resource }: ResourceRequest): never {
  throw new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${resource}.${group} cannot be written in namespace "${namespace}", which is not imported. An administrator opens it with an APIResourceImport of group "${group}" in this namespace`,
    details: { group, kind: resource },
  });
}

function nothingIn(
  { group, version, resource, verb, name }: ResourceRequest,
  { kind }: ServedResource,
): Outside {
  switch (verb) {
    case 'watch':
      return { kind: 'wait' };
    case 'list':
      return {
        kind: 'answer',
        answer: {
          code: 200,
          body: {
            apiVersion: `${group}/${version}`,
            items: [],
            kind: `${kind}List`,
            metadata: { continue: '', resourceVersion: '1' },
          },
        },
      };
    case 'deletecollection':
      return {
        kind: 'answer',
        answer: {
          code: 200,
          body: {
            ...{ kind: 'Status', apiVersion: 'v1', metadata: {} },
            status: 'Success',
          },
        },
      };
    default:
      throw new StatusError({
        code: 404,
        reason: 'NotFound',
        message: `${resource}.${group} "${name ?? ''}" not found`,
        details: { group, kind: resource, ...(name && { name }) },
      });
  }
}
