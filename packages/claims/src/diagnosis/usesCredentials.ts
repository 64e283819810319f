import { recordOf } from '../crossplane/recordOf';
import type {
  ClassClaim,
  KubernetesObject,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { secretOf } from './secretOf';

/**
 * Whether an object of the claim's namespace uses its credentials: a ServiceBinding on the claim itself or on its Secret, or
 * a workload with a pod template (Deployment, StatefulSet, ...) whose containers or volumes name the Secret.
 *
 * @public
 */
export function usesCredentials(
  object: KubernetesObject,
  claim: ClassClaim | ResourceClaim,
): boolean {
  const secret = secretOf(claim)?.name;
  const spec = recordOf(recordOf(object)?.spec);
  const service = recordOf(spec?.service);
  if (service) {
    const { kind, name, apiVersion } = service;
    const isTheClaim =
      kind === claim.kind &&
      name === claim.metadata.name &&
      groupOf(apiVersion) === groupOf(claim.apiVersion);
    const isItsSecret =
      kind === 'Secret' && apiVersion === 'v1' && name === secret;
    return isTheClaim || (secret !== undefined && isItsSecret);
  }
  const podSpec = recordOf(recordOf(spec?.template)?.spec);
  return (
    secret !== undefined &&
    podSpec !== undefined &&
    namesSecret(podSpec, secret)
  );
}

function groupOf(apiVersion: unknown): string {
  return String(apiVersion).replace(/\/[^/]*$/, '');
}

function namesSecret(podSpec: Record<string, unknown>, name: string): boolean {
  const containers = [
    ...records(podSpec.containers),
    ...records(podSpec.initContainers),
  ];
  const ofContainers = containers.flatMap(container => [
    ...records(container.envFrom).map(one => recordOf(one.secretRef)?.name),
    ...records(container.env).map(
      one => recordOf(recordOf(one.valueFrom)?.secretKeyRef)?.name,
    ),
  ]);
  const ofVolumes = records(podSpec.volumes).flatMap(volume => [
    recordOf(volume.secret)?.secretName,
    ...records(recordOf(volume.projected)?.sources).map(
      source => recordOf(source.secret)?.name,
    ),
  ]);
  return [...ofContainers, ...ofVolumes].includes(name);
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.map(recordOf).filter(one => one !== undefined)
    : [];
}
