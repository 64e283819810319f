import type {
  InstanceQuery,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';

/** Kubernetes' `meta.k8s.io/v1` Table of an answer: one row for each instance. */
export function instanceTable({ status }: InstanceQuery): object {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {},
    columnDefinitions: [
      column('Name', 'name', 'The name of an instance that can be claimed.'),
      column('Namespace', '', 'The namespace that the instance is in.'),
      column('Kind', '', 'The kind of the instance.'),
      column('API Version', '', 'The API version of the instance.'),
    ],
    rows: (status?.instances ?? []).map(row),
  };
}

function column(name: string, format: string, description: string) {
  return { name, type: 'string', format, description, priority: 0 };
}

function row({ apiVersion, kind, name, namespace }: ObjectReference) {
  return {
    cells: [name, namespace ?? '', kind, apiVersion],
    object: {
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { name, ...(namespace && { namespace }) },
    },
  };
}
