import {
  apiVersionOf,
  instanceQueries,
} from '@services-toolkit/kubernetes-api';

const { group, version, kind, plural } = instanceQueries;
const groupVersion = apiVersionOf(instanceQueries);
const singular = kind.toLowerCase();
// No category and no short name: "kubectl get services-toolkit" would try to list what cannot be listed.
const verbs = ['create'];

const apiGroup = {
  name: group,
  versions: [{ groupVersion, version }],
  preferredVersion: { groupVersion, version },
};

/** What Kubernetes' clients ask to find out what is served here, by path. */
export const discoveryDocuments = {
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [apiGroup] },
  [`/apis/${group}`]: { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup },
  [`/apis/${groupVersion}`]: {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: [
      { name: plural, singularName: singular, namespaced: true, kind, verbs },
    ],
  },
} as const satisfies Record<string, object>;

/** All of it in one document: aggregated discovery (`apidiscovery.k8s.io/v2`), which is asked for at `/apis` by the media type. */
export const aggregatedDiscovery = {
  kind: 'APIGroupDiscoveryList',
  apiVersion: 'apidiscovery.k8s.io/v2',
  metadata: {},
  items: [
    {
      metadata: { name: group, creationTimestamp: null },
      versions: [
        {
          version,
          freshness: 'Current',
          resources: [
            {
              resource: plural,
              responseKind: { group, version, kind },
              scope: 'Namespaced',
              singularResource: singular,
              verbs,
            },
          ],
        },
      ],
    },
  ],
};
