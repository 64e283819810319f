import { createPermission } from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import { PortalPolicy } from './PortalPolicy';

const user = (group: string): PolicyQueryUser => ({
  credentials: mockCredentials.user(),
  info: { userEntityRef: 'user:default/alice', ownershipEntityRefs: [group] },
});
const [developer, platform] = [
  user('group:default/team-apps'),
  user('group:default/platform-team'),
];

describe('PortalPolicy', () => {
  it.each<[string, PolicyQueryUser | undefined, string]>([
    ['services-toolkit.claim.create', developer, 'ALLOW'],
    ['catalog.entity.read', developer, 'ALLOW'],
    ['catalog.entity.read', undefined, 'DENY'],
    ['catalog.entity.delete', developer, 'DENY'],
    ['catalog.location.create', developer, 'ALLOW'],
    ['catalog.location.delete', developer, 'DENY'],
    ['catalog.entity.delete', platform, 'ALLOW'],
  ])('%s', async (name, who, result) => {
    const permission = createPermission({ name, attributes: {} });
    expect(await new PortalPolicy().handle({ permission }, who)).toEqual({
      result,
    });
  });
});
