import type { ResourceType } from '@services-toolkit/kubernetes-api';

/** The kinds of Crossplane itself, in the version that Crossplane 1 and Crossplane 2 both serve. @public */
export const crossplaneResourceTypes = {
  compositeResourceDefinitions: {
    group: 'apiextensions.crossplane.io',
    version: 'v1',
    kind: 'CompositeResourceDefinition',
    plural: 'compositeresourcedefinitions',
    namespaced: false,
  },
} as const satisfies Record<string, ResourceType>;
