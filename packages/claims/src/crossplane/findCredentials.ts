import type { ObjectReference } from '@services-toolkit/kubernetes-api';
import { message, namedObject, type Message } from '../messages/Message';
import type { MessageCode } from '../messages/sentences';
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
  | { kind: 'missing'; message: Message };

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
    return ref ? found(ref) : missing(xr, 'secretNotWritten');
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
  return missing(xr, first ? 'secretAmbiguous' : 'secretNotComposed', {
    secret: binding,
  });
}

function theOnly(
  xr: CompositeResource,
  secrets: readonly ObjectReference[],
): CompositeCredentials {
  const [first, ...others] = secrets;
  if (!first) {
    return missing(xr, 'noSecretComposed');
  }
  return others.length === 0
    ? found(first)
    : missing(xr, 'severalSecretsComposed', {
        secrets: secrets.map(({ name }) => name).join(', '),
      });
}

function found(ref: ObjectReference): CompositeCredentials {
  return { kind: 'found', ref };
}

function missing(
  { kind, metadata }: CompositeResource,
  code: MessageCode,
  values?: Readonly<Record<string, string>>,
): CompositeCredentials {
  return {
    kind: 'missing',
    message: message(code, {
      object: namedObject({ kind, name: metadata.name ?? '' }),
      ...(values && { values }),
    }),
  };
}
