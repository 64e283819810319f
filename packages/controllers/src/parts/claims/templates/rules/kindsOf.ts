import { groupOf } from '@services-toolkit/claims';
import { type ClusterResourceProvisionTemplate } from '@services-toolkit/kubernetes-api';

/** A kind that a template makes or reads, and where it says so first. */
export interface NeededKind {
  place: string;
  group: string;
  version: string;
  kind: string;
  /** Whether objects of it are made, or only read. */
  isMade: boolean;
}

/** The kinds that a template needs, each once. */
export function kindsOf({
  spec,
}: ClusterResourceProvisionTemplate): NeededKind[] {
  const kinds = new Map<string, NeededKind>();
  for (const [index, { template, read }] of (spec.resources ?? []).entries()) {
    const { apiVersion, kind } = template ?? read ?? {};
    if (apiVersion === undefined || kind === undefined) {
      continue;
    }
    const key = `${apiVersion}/${kind}`;
    const known = kinds.get(key);
    if (known) {
      kinds.set(key, { ...known, isMade: known.isMade || !!template });
      continue;
    }
    const [version = ''] = apiVersion.split('/').reverse();
    kinds.set(key, {
      place: `spec.resources[${index}]`,
      group: groupOf(apiVersion),
      version,
      kind,
      isMade: !!template,
    });
  }
  return [...kinds.values()];
}
