import {
  apiVersionOf,
  instanceQueries,
} from '@services-toolkit/kubernetes-api';
import {
  instanceQueryDefinition,
  instanceQuerySchemas,
} from './instanceQuerySchemas';

const { group, version, kind, plural } = instanceQueries;
const path = `/apis/${apiVersionOf(
  instanceQueries,
)}/namespaces/{namespace}/${plural}`;
const info = { title: 'Services Toolkit: InstanceQuery', version };
const operation = {
  description:
    'Ask which instances of a class a claim in the namespace could have now.',
  operationId: `createClaimableServicesAppsTanzuVmwareComV1alpha1Namespaced${kind}`,
  tags: ['claimableServicesAppsTanzuVmwareCom_v1alpha1'],
  'x-kubernetes-action': 'post',
  'x-kubernetes-group-version-kind': { group, version, kind },
};
const queryParameters = {
  dryRun:
    'Accepted, and means nothing: a query is never stored. The only value is All.',
  fieldManager: 'Accepted, and means nothing: a query is never stored.',
  fieldValidation:
    'What to do about unknown fields: Ignore, Warn (the default), or Strict.',
  pretty: 'Accepted, and means nothing.',
};

/** The group's part of OpenAPI 2.0. */
export const openApiV2 = {
  paths: {
    [path]: {
      parameters: [
        { name: 'namespace', in: 'path', required: true, type: 'string' },
        ...Object.entries(queryParameters).map(([name, description]) => ({
          ...{ name, description },
          ...{ in: 'query', type: 'string', uniqueItems: true },
        })),
      ],
      post: {
        ...operation,
        consumes: ['application/json'],
        produces: ['application/json'],
        schemes: ['https'],
        parameters: [
          {
            ...{ name: 'body', in: 'body', required: true },
            schema: { $ref: `#/definitions/${instanceQueryDefinition}` },
          },
        ],
        responses: {
          201: {
            description: 'Created',
            schema: { $ref: `#/definitions/${instanceQueryDefinition}` },
          },
          401: { description: 'Unauthorized' },
        },
      },
    },
  },
  definitions: instanceQuerySchemas('#/definitions/'),
};

const content = {
  'application/json': {
    schema: { $ref: `#/components/schemas/${instanceQueryDefinition}` },
  },
};

/** OpenAPI 3.0 of the group's version. */
export const openApiV3 = {
  openapi: '3.0.0',
  info,
  paths: {
    [path]: {
      parameters: [
        {
          ...{ name: 'namespace', in: 'path', required: true },
          schema: { type: 'string' },
        },
        ...Object.entries(queryParameters).map(([name, description]) => ({
          ...{ name, description, in: 'query' },
          schema: { type: 'string', uniqueItems: true },
        })),
      ],
      post: {
        ...operation,
        requestBody: { required: true, content },
        responses: {
          201: { description: 'Created', content },
          401: { description: 'Unauthorized' },
        },
      },
    },
  },
  components: { schemas: instanceQuerySchemas('#/components/schemas/') },
};
