/** A service with one plan that works on any cluster: its pool is every Secret with a label. */
export const exampleService = `apiVersion: services.apps.tanzu.vmware.com/v1alpha1
kind: ClusterServiceOffering
metadata:
  name: postgresql
spec:
  displayName: PostgreSQL
  type: postgresql
  category: database
  provider:
    name: Platform Team
  owner: group:default/platform-team
  shortDescription: A PostgreSQL database from our pool
  plans:
    - name: small
      classRef:
        name: postgresql-small
      bullets:
        - 2 GiB of memory
  outputs:
    - key: uri
---
apiVersion: services.apps.tanzu.vmware.com/v1alpha1
kind: ClusterInstanceClass
metadata:
  name: postgresql-small
spec:
  description:
    short: A PostgreSQL database from our pool
  pool:
    # group: the API group of your instances; leave it out for Secrets
    kind: Secret
    labelSelector:
      matchLabels:
        services.example.org/class: postgresql-small
`;
