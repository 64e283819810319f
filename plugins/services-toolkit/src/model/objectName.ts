import type { WantedResource } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** An object as people name it: its kind, and where it is. */
export function objectName(
  ref: Pick<WantedResource, 'kind' | 'name' | 'namespace'>,
): string {
  return `${ref.kind} ${[ref.namespace, ref.name].filter(Boolean).join('/')}`;
}
