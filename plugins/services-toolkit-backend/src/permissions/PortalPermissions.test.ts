import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  servicesToolkitClaimReadPermission,
  servicesToolkitOfferingReadPermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { PortalPermissions } from './PortalPermissions';

const credentials = mockCredentials.user();
const alice = { credentials, session: 'of alice' };
const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;

describe('the decision about a list', () => {
  function setUp() {
    const clock = { now: 0 };
    const service = mockServices.permissions.mock();
    service.authorize.mockResolvedValue([allow]);
    service.authorizeConditional.mockResolvedValue([allow]);
    const permissions = new PortalPermissions({
      permissions: service,
      toFilters: () => () => true,
      now: () => clock.now,
    });
    const page = (cursor?: string, caller: typeof alice = alice) =>
      permissions.requireForPage(servicesToolkitClaimReadPermission, caller, {
        cursor,
      });
    return { clock, service, permissions, page };
  }

  it('holds for the pages that follow the first one, and not for long', async () => {
    const { clock, service, page } = setUp();
    await page();
    service.authorizeConditional.mockResolvedValue([deny]);
    clock.now = 9_999;
    await page('second');
    await page('third');
    expect(service.authorizeConditional).toHaveBeenCalledTimes(1);
    clock.now = 10_001;
    await expect(page('fourth')).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('services-toolkit.claim.read'),
    });
  });

  it('is made anew for each first page, and holds for what follows that', async () => {
    const { service, page } = setUp();
    await page();
    service.authorizeConditional.mockResolvedValue([deny]);
    await expect(page()).rejects.toThrow();
    await expect(page('second')).rejects.toThrow();
    expect(service.authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('is never that about another caller or another list', async () => {
    const { service, permissions, page } = setUp();
    await page();
    service.authorize.mockResolvedValue([deny]);
    service.authorizeConditional.mockResolvedValue([deny]);
    await expect(
      page('second', { credentials, session: 'of bob' }),
    ).rejects.toThrow();
    await expect(
      permissions.requireForPage(servicesToolkitOfferingReadPermission, alice, {
        cursor: 'second',
      }),
    ).rejects.toThrow();
    await page('second');
  });
});
