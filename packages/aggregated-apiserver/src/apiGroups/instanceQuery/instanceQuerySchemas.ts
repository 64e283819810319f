import {
  instanceQueries,
  instanceQueryLimits,
} from '@services-toolkit/kubernetes-api';

/** Turned around, as Kubernetes names definitions: by the domain of who defines them. */
const prefix = 'com.vmware.tanzu.apps.services.claimable.v1alpha1';

const { group, version, kind } = instanceQueries;

/** What `kubectl explain` shows, and what kubectl checks an InstanceQuery against. */
export const instanceQueryDefinition = `${prefix}.InstanceQuery`;

const text = (description: string) => ({ type: 'string', description });

const metadata = {
  type: 'object',
  description:
    'Standard object metadata, as far as it is of use for an object that is stored nowhere.',
  properties: {
    name: text('The name of the query. None is needed.'),
    generateName: text(
      'Used where there is no name: the server makes one that begins like this.',
    ),
    namespace: text(
      'The namespace that the claim would be in. Which instances are open to it depends on this.',
    ),
    creationTimestamp: text('When the query was answered.'),
    uid: text('Not used.'),
    resourceVersion: text('Not used.'),
    labels: {
      type: 'object',
      description: 'Given back as they were sent.',
      additionalProperties: { type: 'string' },
    },
    annotations: {
      type: 'object',
      description: 'Given back as they were sent.',
      additionalProperties: { type: 'string' },
    },
  },
};

const instance = {
  type: 'object',
  description: 'One instance that could be claimed.',
  required: ['apiVersion', 'kind', 'name'],
  properties: {
    apiVersion: text('The API version of the instance.'),
    kind: text('The kind of the instance.'),
    name: text('The name of the instance.'),
    namespace: text('The namespace that the instance is in.'),
  },
};

/**
 * The schemas by name, of the part of JSON Schema that OpenAPI 2 and 3 have in common.
 *
 * @param refPrefix - where the document keeps schemas: `#/definitions/`, or `#/components/schemas/`
 */
export function instanceQuerySchemas(
  refPrefix: string,
): Record<string, object> {
  const ref = (name: string, description: string) => ({
    description,
    allOf: [{ $ref: `${refPrefix}${prefix}.${name}` }],
  });
  return {
    [instanceQueryDefinition]: {
      type: 'object',
      description:
        'InstanceQuery asks which instances of a class a claim in its namespace could have now: those that are in the pool, free, and open to the namespace. It is answered when it is created, and stored nowhere.',
      required: ['spec'],
      properties: {
        apiVersion: text(
          'The version of the schema that this object is written in.',
        ),
        kind: text('InstanceQuery.'),
        metadata: ref('InstanceQueryMetadata', metadata.description),
        spec: ref('InstanceQuerySpec', 'What is asked.'),
        status: ref('InstanceQueryStatus', 'The answer.'),
      },
      'x-kubernetes-group-version-kind': [{ group, version, kind }],
    },
    [`${prefix}.InstanceQueryMetadata`]: metadata,
    [`${prefix}.InstanceQuerySpec`]: {
      type: 'object',
      description: 'What is asked.',
      required: ['class'],
      properties: {
        class: text(
          'The name of a ClusterInstanceClass whose claims are fulfilled from a pool.',
        ),
        limit: {
          type: 'integer',
          format: 'int32',
          minimum: 1,
          maximum: instanceQueryLimits.maximum,
          default: instanceQueryLimits.default,
          description: `How many instances are listed at most. Defaults to ${instanceQueryLimits.default}; ${instanceQueryLimits.maximum} is the most.`,
        },
      },
    },
    [`${prefix}.InstanceQueryStatus`]: {
      type: 'object',
      description: 'The answer.',
      properties: {
        instances: {
          type: 'array',
          description:
            'The instances that a claim in the namespace could have now, by namespace and name.',
          items: {
            allOf: [{ $ref: `${refPrefix}${prefix}.ClaimableInstance` }],
          },
        },
      },
    },
    [`${prefix}.ClaimableInstance`]: instance,
  };
}
