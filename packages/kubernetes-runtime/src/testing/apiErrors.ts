import type { ResourceType } from '@services-toolkit/kubernetes-api';
import { KubernetesApiError } from '../errors/KubernetesApiError';

/** Refusals as kube-apiserver words them. */
export const apiErrors = {
  notFound: (type: ResourceType, name: string) =>
    refuse(
      404,
      'NotFound',
      `${resource(type)} "${name}" not found`,
      type,
      name,
    ),
  notServed: (path: string) =>
    new KubernetesApiError({
      code: 404,
      reason: 'NotServed',
      message: `${path} is not served`,
    }),
  alreadyExists: (type: ResourceType, name: string) =>
    refuse(
      409,
      'AlreadyExists',
      `${resource(type)} "${name}" already exists`,
      type,
      name,
    ),
  conflict: (type: ResourceType, name: string, why: string) =>
    refuse(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${resource(type)} "${name}": ${why}`,
      type,
      name,
    ),
  invalid: (type: ResourceType, name: string, why: string) =>
    refuse(
      422,
      'Invalid',
      `${type.kind} "${name}" is invalid: ${why}`,
      type,
      name,
    ),
  expired: (resourceVersion: string) =>
    new KubernetesApiError({
      code: 410,
      reason: 'Expired',
      message: `too old resource version: ${resourceVersion}`,
    }),
};

/** The API server's words for a write that rests on an old version. */
export const objectWasModified =
  'the object has been modified; please apply your changes to the latest version and try again';

function resource(type: ResourceType): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}

function refuse(
  code: number,
  reason: string,
  message: string,
  type: ResourceType,
  name: string,
): KubernetesApiError {
  return new KubernetesApiError({
    code,
    reason,
    message,
    details: { group: type.group, kind: type.plural, name },
  });
}
