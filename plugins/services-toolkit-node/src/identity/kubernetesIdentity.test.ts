import { kubernetesIdentity } from './kubernetesIdentity';

describe('kubernetesIdentity', () => {
  it('is the user and what owns for the user, each prefixed', () => {
    expect(
      kubernetesIdentity({
        userEntityRef: 'user:default/alice',
        ownershipEntityRefs: [
          'user:default/alice',
          'group:default/team-apps',
          'group:default/team-apps',
        ],
      }),
    ).toEqual({
      user: 'backstage:user:default/alice',
      groups: [
        'backstage:user:default/alice',
        'backstage:group:default/team-apps',
      ],
    });
  });

  it('never claims to be something of Kubernetes, whatever a ref says', () => {
    const { user, groups } = kubernetesIdentity({
      userEntityRef: 'system:admin',
      ownershipEntityRefs: ['system:masters', ''],
    });
    expect([user, ...groups]).toEqual([
      'backstage:system:admin',
      'backstage:system:masters',
    ]);
  });

  it('refuses what is not a person', () => {
    expect(() =>
      kubernetesIdentity({ userEntityRef: '', ownershipEntityRefs: [] }),
    ).toThrow(/signed-in person/);
  });
});
