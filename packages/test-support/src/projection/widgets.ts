/** The group that tests project. */
export const widgetGroup = 'widgets.example.org';

/** A kind with all that kinds can have: two versions, columns, status, scale, a selectable field and rules. */
export const widgetDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `widgets.${widgetGroup}` },
  spec: {
    group: widgetGroup,
    scope: 'Namespaced',
    names: {
      ...{ kind: 'Widget', plural: 'widgets', singular: 'widget' },
      shortNames: ['wg'],
      categories: ['gadgets'],
    },
    versions: [version('v1', true), version('v1beta1', false)],
  },
};

/** A kind of the same group that is exported to nobody, and one without a namespace. */
export const otherDefinitions = [
  other('gizmos', 'Gizmo', 'Namespaced'),
  other('clusterwidgets', 'ClusterWidget', 'Cluster'),
];

export function aWidget(
  namespace: string,
  name: string,
  spec: object = {},
): object {
  return {
    apiVersion: `${widgetGroup}/v1`,
    kind: 'Widget',
    metadata: { namespace, name },
    spec: { size: 1, color: 'red', replicas: 1, ...spec },
  };
}

function version(name: string, storage: boolean): object {
  return {
    ...{ name, served: true, storage, deprecated: !storage },
    additionalPrinterColumns: [
      { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
      { name: 'Color', type: 'string', jsonPath: '.spec.color' },
      { name: 'Note', type: 'string', jsonPath: '.spec.note', priority: 1 },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ],
    selectableFields: [{ jsonPath: '.spec.color' }],
    subresources: {
      status: {},
      scale: {
        specReplicasPath: '.spec.replicas',
        statusReplicasPath: '.status.replicas',
      },
    },
    schema: {
      openAPIV3Schema: {
        description: 'A widget.',
        type: 'object',
        properties: {
          spec: {
            description: 'What it is like.',
            type: 'object',
            required: ['size'],
            properties: {
              size: { type: 'integer', minimum: 1, description: 'In inches.' },
              color: { type: 'string', default: 'red' },
              note: { type: 'string' },
              replicas: { type: 'integer' },
              big: { type: 'integer', format: 'int64' },
              ratio: { type: 'number' },
            },
            'x-kubernetes-validations': [
              { rule: 'self.size < 1000', message: 'size has an end' },
            ],
          },
          status: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
            properties: { replicas: { type: 'integer' } },
          },
        },
      },
    },
  };
}

function other(plural: string, kind: string, scope: string) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${widgetGroup}` },
    spec: {
      ...{ group: widgetGroup, scope },
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          ...{ name: 'v1', served: true, storage: true },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}
