import { mockCredentials } from '@backstage/backend-test-utils';
import { servicesToolkitPermissions } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  aClaimRequest,
  send,
  startDetachedPortal,
} from '../__testUtils__/startDetachedPortal';
import type { Method } from '../__testUtils__/startDetachedPortal';

const routes: [string, Method, string, string, object | undefined][] = [
  [
    'list offerings',
    'get',
    '/offerings',
    'services-toolkit.offering.read',
    undefined,
  ],
  [
    'get an offering',
    'get',
    '/offerings/services/pg',
    'services-toolkit.offering.read',
    undefined,
  ],
  [
    'list claimable instances',
    'get',
    '/offerings/services/pg/instances?cluster=workload&namespace=my-apps',
    'services-toolkit.offering.read',
    undefined,
  ],
  [
    'count free instances',
    'post',
    '/offerings/free-instances',
    'services-toolkit.offering.read',
    { items: [] },
  ],
  [
    'list clusters',
    'get',
    '/clusters',
    'services-toolkit.offering.read',
    undefined,
  ],
  [
    'list Git hosts',
    'get',
    '/git-hosts',
    'services-toolkit.offering.read',
    undefined,
  ],
  ['list links', 'get', '/links', 'services-toolkit.link.read', undefined],
  ['list claims', 'get', '/claims', 'services-toolkit.claim.read', undefined],
  [
    'get a claim',
    'get',
    '/claims/workload/my-apps/db',
    'services-toolkit.claim.read',
    undefined,
  ],
  [
    'create a claim',
    'post',
    '/claims',
    'services-toolkit.claim.create',
    aClaimRequest,
  ],
  [
    'try a claim',
    'post',
    '/claims?dryRun=true',
    'services-toolkit.claim.create',
    aClaimRequest,
  ],
  [
    'release a claim',
    'delete',
    '/claims/workload/my-apps/db',
    'services-toolkit.claim.delete',
    undefined,
  ],
];

describe('claim API: who may not', () => {
  describe('for anonymous callers', () => {
    it.each([
      ...routes,
      ['ask for access', 'post', '/access-review', '', {}] as const,
      [
        'ask for access to much',
        'post',
        '/access-review/batch',
        '',
        { items: [] },
      ] as const,
    ])('%s: 401', async (_, method, path, __, body) => {
      const started = await startDetachedPortal();
      const response = await send(
        started,
        method,
        path,
        body,
        mockCredentials.none.header(),
      );
      expect(response.status).toBe(401);
      expect(response.body.error.name).toBe('AuthenticationError');
    });
  });

  describe('for who lacks the permission', () => {
    it.each(routes)('%s: 403', async (_, method, path, permission, body) => {
      const started = await startDetachedPortal({ denied: [permission] });
      const response = await send(started, method, path, body);
      expect(response.status).toBe(403);
      expect(response.body.error).toEqual({
        name: 'NotAllowedError',
        message: expect.stringContaining(permission),
      });
    });

    it('says nothing about what exists', async () => {
      const started = await startDetachedPortal({
        denied: servicesToolkitPermissions.map(({ name }) => name),
      });
      const known = await send(
        started,
        'get',
        '/claims/workload/a/b',
        undefined,
      );
      const unknown = await send(
        started,
        'get',
        '/claims/nowhere/a/b',
        undefined,
      );
      expect(known.body.error).toEqual(unknown.body.error);
    });
  });

  describe('for other services', () => {
    it('lets them read', async () => {
      const started = await startDetachedPortal();
      const response = await send(
        started,
        'get',
        '/claims',
        undefined,
        mockCredentials.service.header(),
      );
      expect(response.status).toBe(200);
    });

    it.each([
      ['create', 'post', '/claims', aClaimRequest],
      ['release', 'delete', '/claims/workload/my-apps/db', undefined],
      [
        'ask for a person',
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'a', verb: 'create' },
      ],
      [
        'count for a person',
        'post',
        '/offerings/free-instances',
        { items: [] },
      ],
      [
        'ask much for a person',
        'post',
        '/access-review/batch',
        { items: [{ cluster: 'workload', namespace: 'a', verb: 'create' }] },
      ],
    ] as const)('does not let them %s', async (_, method, path, body) => {
      const started = await startDetachedPortal();
      const response = await send(
        started,
        method,
        path,
        body,
        mockCredentials.service.header(),
      );
      expect(response.status).toBe(403);
    });
  });

  it('writes down what was tried and refused', async () => {
    const started = await startDetachedPortal({
      denied: ['services-toolkit.claim.create'],
    });
    await send(started, 'post', '/claims', aClaimRequest);
    expect(started.audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'claim-create',
        severityLevel: 'medium',
        meta: { ...aClaimRequest, dryRun: false },
      }),
    );
    expect(started.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
  });
});
