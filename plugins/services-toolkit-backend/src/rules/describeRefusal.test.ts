import { describeRefusal } from './describeRefusal';
import type { Missing } from './describeRefusal';

describe('describeRefusal', () => {
  it.each<[Missing, string[]]>([
    [
      {
        kind: 'permission',
        permission: 'services-toolkit.claim.create',
        verb: 'create',
      },
      ['services-toolkit.claim.create', 'Ask the administrators of the portal'],
    ],
    [
      {
        kind: 'namespace',
        verb: 'create',
        namespace: 'my-apps',
        cluster: 'workload',
      },
      [
        'You may not claim services in namespace my-apps of cluster workload',
        '"create" on classclaims.services.apps.tanzu.vmware.com',
        'Ask the owner of namespace my-apps for the role app-editor.',
      ],
    ],
    [
      {
        kind: 'namespace',
        verb: 'get',
        namespace: 'my-apps',
        cluster: 'workload',
        said: 'RBAC: not found',
      },
      ['read claims', '(RBAC: not found)', 'the role app-viewer'],
    ],
    [
      {
        kind: 'namespace',
        verb: 'create',
        claimKind: 'ResourceClaim',
        namespace: 'my-apps',
        cluster: 'workload',
      },
      ['"create" on resourceclaims.services.apps.tanzu.vmware.com'],
    ],
    [
      { kind: 'noNamespace', namespace: 'my-aps', cluster: 'workload' },
      [
        'There is no namespace my-aps on cluster workload.',
        'Correct the name, or ask the platform team',
      ],
    ],
    [
      { kind: 'class', class: 'rabbitmq', cluster: 'workload' },
      [
        '"claim" on clusterinstanceclasses.services.apps.tanzu.vmware.com rabbitmq',
        'Ask the service operators of cluster workload',
      ],
    ],
    [
      { kind: 'offering', class: 'rabbitmq', cluster: 'workload' },
      ['does not offer class rabbitmq', 'Choose another cluster'],
    ],
    [
      { kind: 'identity', cluster: 'workload', said: 'users is forbidden.' },
      ['act for you: users is forbidden.', 'Ask the platform team'],
    ],
  ])('%j', (missing, parts) => {
    const told = describeRefusal([missing]);
    parts.forEach(part => expect(told).toContain(part));
  });

  it('tells everything that is missing', () => {
    expect(
      describeRefusal([
        {
          kind: 'namespace',
          verb: 'create',
          namespace: 'my-apps',
          cluster: 'workload',
        },
        { kind: 'class', class: 'rabbitmq', cluster: 'workload' },
      ]),
    ).toMatch(/app-editor\. You may not claim from class rabbitmq/);
  });
});
