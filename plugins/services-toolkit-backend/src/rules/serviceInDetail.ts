import type {
  ServiceExample,
  ServiceInDetail,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  type ClusterExampleUsage,
  type ClusterResource,
  getCondition,
} from '@services-toolkit/kubernetes-api';
import {
  serviceFromModel,
  type ServiceToShow,
  speakerOf,
} from './serviceFromModel';

/** Of more examples than this nobody reads the rest. */
const mostExamples = 50;

/**
 * {@link serviceFromModel}, with what would be too much for a list.
 *
 * @param about - what the cluster has that has the word on the texts
 */
export function serviceInDetail(
  service: ServiceToShow,
  about: (cluster: string) => {
    resources: readonly ClusterResource[];
    examples: readonly ClusterExampleUsage[];
  },
): ServiceInDetail {
  const { part, told } = speakerOf(service);
  const { resources, examples } = about(part.cluster);
  const kinds = told?.offering.spec.resources ?? [];
  const description = told?.description;
  return {
    ...serviceFromModel(service),
    ...(description?.longDescription && {
      longDescription: description.longDescription,
    }),
    maintainers: told?.offering.spec.maintainers ?? [],
    outputs: (description?.outputs ?? []).map(
      ({ sensitive = true, optional = false, ...output }) => ({
        ...output,
        sensitive,
        optional,
      }),
    ),
    relations: [...(description?.relations ?? [])],
    resources: kinds.map(({ group = '', kind }) => {
      const shortDescription = resources.find(({ spec }) =>
        isOfKind(spec.resourceRef, { group, kind }),
      )?.spec.shortDescription;
      return { group, kind, ...(shortDescription && { shortDescription }) };
    }),
    inherited: [...(description?.inherited ?? [])],
    examples: examples
      .filter(({ spec }) => kinds.some(kind => isOfKind(spec.gvkRef, kind)))
      .sort((a, b) =>
        (a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1,
      )
      .slice(0, mostExamples)
      .map(exampleFrom),
    found: service.inClusters
      .map(({ known }) => {
        const status = known.told?.offering.status;
        return {
          cluster: known.part.cluster,
          conditions: status?.conditions ?? [],
          missingOutputs: status?.outputs?.missing ?? [],
          surplusOutputs: status?.outputs?.surplus ?? [],
        };
      })
      .sort((a, b) => (a.cluster < b.cluster ? -1 : 1)),
  };
}

function exampleFrom({
  metadata,
  spec,
  status,
}: ClusterExampleUsage): ServiceExample {
  const { group = '', version, kind } = spec.gvkRef;
  const ready =
    status?.observedGeneration === metadata.generation
      ? getCondition(status?.conditions, 'Ready')
      : undefined;
  return {
    name: metadata.name ?? '',
    group,
    version,
    kind,
    ...(spec.description && { description: spec.description }),
    yaml: spec.yaml,
    valid: ready?.status ?? 'Unknown',
    ...(ready?.message &&
      ready.status !== 'True' && { message: ready.message }),
  };
}

interface Kind {
  group?: string;
  kind: string;
}

/** Kubernetes' core group may be left out or empty. */
function isOfKind(a: Kind, b: Kind): boolean {
  return (a.group ?? '') === (b.group ?? '') && a.kind === b.kind;
}
