/** A class that works on any cluster: its pool is every Secret with a label. */
export const exampleClass = `apiVersion: services.apps.tanzu.vmware.com/v1alpha1
kind: ClusterInstanceClass
metadata:
  name: postgres
  annotations:
    services-toolkit.io/title: PostgreSQL
    services-toolkit.io/owner: group:default/platform-team
spec:
  description:
    short: A PostgreSQL database from our pool
  pool:
    # group: the API group of your instances; leave it out for Secrets
    kind: Secret
    labelSelector:
      matchLabels:
        services.example.org/class: postgres
`;
