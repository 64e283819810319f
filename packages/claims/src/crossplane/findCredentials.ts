import type { ObjectReference } from '@services-toolkit/kubernetes-api';
import { composedResources } from './composedResources';
import type { CompositeScope } from './CompositeDefinition';
import type { CompositeResource } from './CompositeResource';
import { connectionSecretOf } from './connectionSecretOf';
import { recordOf } from './recordOf';

/**
 * What leads to the credentials of an XR: a Secret, or the XR itself, whose `status.binding.name` names one beside it.
 *
 * @public
 */
export type CompositeCredentials =
  | { kind: 'found'; ref: ObjectReference }
  /** The message says what the composition's author has to do. */
  | { kind: 'missing'; message: string };

/**
 * Finds the credentials of an XR that is ready. Crossplane 1 writes a connection Secret; Crossplane 2 has none, so the
 * composition makes a Secret: the one that `status.binding.name` names, else the only one.
 *
 * @public
 */
export function findCredentials(
  xr: CompositeResource,
  scope: CompositeScope,
): CompositeCredentials {
  if (scope === 'LegacyCluster') {
    const ref = connectionSecretOf(xr);
    return ref
      ? found(ref)
      : missing(
          xr,
          'it has no spec.writeConnectionSecretToRef, so Crossplane writes its credentials nowhere',
          'Delete the claim, and create it again',
        );
  }
  const binding = recordOf(xr.status?.binding)?.name;
  const { namespace } = xr.metadata;
  if (typeof binding === 'string' && binding !== '' && namespace) {
    const { apiVersion, kind, metadata } = xr;
    return found({ apiVersion, kind, name: metadata.name ?? '', namespace });
  }
  const secrets = composedResources(xr, scope).filter(
    ({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Secret',
  );
  return typeof binding === 'string' && binding !== ''
    ? namedBy(xr, binding, secrets)
    : theOnly(xr, secrets);
}

function namedBy(
  xr: CompositeResource,
  binding: string,
  secrets: readonly ObjectReference[],
): CompositeCredentials {
  const [first, ...others] = secrets.filter(({ name }) => name === binding);
  if (first && others.length === 0) {
    return found(first);
  }
  return first
    ? missing(
        xr,
        `its status.binding.name is "${binding}", and it is composed of Secrets of that name in several namespaces`,
        'The author of its composition has to give them different names',
      )
    : missing(
        xr,
        `its status.binding.name is "${binding}", and none of the Secrets that it is composed of has that name`,
        'The author of its composition has to compose that Secret, or to name another one in status.binding.name',
      );
}

function theOnly(
  xr: CompositeResource,
  secrets: readonly ObjectReference[],
): CompositeCredentials {
  const [first, ...others] = secrets;
  if (!first) {
    return missing(
      xr,
      'it is composed of no Secret, and its status has no binding.name',
      'The author of its composition has to compose a Secret with the credentials (Crossplane 2 writes no connection Secrets)',
    );
  }
  return others.length === 0
    ? found(first)
    : missing(
        xr,
        `it is composed of ${secrets.length} Secrets (${secrets
          .map(({ name }) => name)
          .join(', ')}), and nothing says which one has the credentials`,
        'The author of its composition has to set status.binding.name to the name of that one',
      );
}

function found(ref: ObjectReference): CompositeCredentials {
  return { kind: 'found', ref };
}

function missing(
  xr: CompositeResource,
  what: string,
  toDo: string,
): CompositeCredentials {
  return {
    kind: 'missing',
    message: `${xr.kind} "${xr.metadata.name}" is ready, but its credentials cannot be found: ${what}. ${toDo}`,
  };
}
