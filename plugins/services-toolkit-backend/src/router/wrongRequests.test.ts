import { mockCredentials } from '@backstage/backend-test-utils';
import {
  aClaimRequest,
  send,
  startDetachedPortal,
} from '../__testUtils__/startDetachedPortal';
import type { DetachedPortal } from '../__testUtils__/startDetachedPortal';

describe('claim API: wrong requests', () => {
  describe('for requests that are not right', () => {
    let started: DetachedPortal;
    beforeAll(async () => {
      started = await startDetachedPortal();
    });
    afterAll(() => started.backend.stop());

    it.each([
      [
        'instances of no cluster',
        'get',
        '/offerings/services/pg/instances?namespace=my-apps',
        undefined,
        /cluster/,
      ],
      [
        'instances for no namespace',
        'get',
        '/offerings/services/pg/instances?cluster=workload',
        undefined,
        /namespace/,
      ],
      [
        'more instances than a page may have',
        'get',
        '/offerings/services/pg/instances?cluster=workload&namespace=a&limit=101',
        undefined,
        /limit/,
      ],
      ['no body', 'post', '/claims', {}, /cluster/],
      [
        'a name with capitals',
        'post',
        '/claims',
        { ...aClaimRequest, name: 'DB' },
        /name/,
      ],
      [
        'a name of 254 characters',
        'post',
        '/claims',
        { ...aClaimRequest, name: 'a'.repeat(254) },
        /name/,
      ],
      [
        'a namespace with a slash',
        'post',
        '/claims',
        { ...aClaimRequest, namespace: 'a/b' },
        /namespace/,
      ],
      [
        'an unknown field',
        'post',
        '/claims',
        { ...aClaimRequest, clas: 'x' },
        /clas|additional/,
      ],
      [
        'parameters that are no object',
        'post',
        '/claims',
        { ...aClaimRequest, parameters: 'x' },
        /parameters/,
      ],
      [
        'dryRun that is no boolean',
        'post',
        '/claims?dryRun=maybe',
        aClaimRequest,
        /dryRun/,
      ],
      ['a limit over 100', 'get', '/claims?limit=101', undefined, /limit/],
      ['a limit of 0', 'get', '/offerings?limit=0', undefined, /limit/],
      [
        "a cursor of one's own",
        'get',
        '/claims?cursor=abc',
        undefined,
        /cursor/,
      ],
      [
        'an unknown query parameter',
        'get',
        '/claims?entity=x',
        undefined,
        /entity/,
      ],
      [
        'a path that is no name',
        'get',
        '/claims/workload/My_Apps/db',
        undefined,
        /namespace/,
      ],
      [
        'an unknown verb',
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'a', verb: 'get' },
        /verb/,
      ],
      [
        'more questions than one request may have',
        'post',
        '/access-review/batch',
        {
          items: Array.from({ length: 501 }, () => ({
            cluster: 'workload',
            namespace: 'a',
            verb: 'create',
          })),
        },
        /items/,
      ],
      [
        'more counts than one request may have',
        'post',
        '/offerings/free-instances',
        {
          items: Array.from({ length: 101 }, () => ({
            group: 'services',
            class: 'pg',
            cluster: 'workload',
            namespaces: ['a'],
          })),
        },
        /items/,
      ],
      [
        'a count for no namespace',
        'post',
        '/offerings/free-instances',
        {
          items: [
            {
              group: 'services',
              class: 'pg',
              cluster: 'workload',
              namespaces: [],
            },
          ],
        },
        /namespaces/,
      ],
      [
        'an entity that does not exist',
        'post',
        '/claims',
        { ...aClaimRequest, entityRef: 'component:default/nope' },
        /component:default\/nope/,
      ],
      [
        'an entity ref that is none',
        'post',
        '/claims',
        { ...aClaimRequest, entityRef: ':::' },
        /:::/,
      ],
    ] as const)(
      '%s: 400 and says so',
      async (_, method, path, body, message) => {
        const response = await send(started, method, path, body);
        expect(response.body.error).toMatchObject({
          name: 'InputError',
          message: expect.stringMatching(message),
        });
        expect(response.status).toBe(400);
      },
    );

    it('JSON that is none: 400', async () => {
      const response = await started.api
        .post('/api/services-toolkit/claims')
        .set('Authorization', mockCredentials.user.header())
        .set('Content-Type', 'application/json')
        .send('{"cluster": ');
      expect(response.status).toBe(400);
      expect(response.body.error.name).toBe('InputError');
    });

    it.each(['9007199254740993', '-12345678901234567890', '1e999'])(
      'a number that would be another one (%s): 400, and where it is',
      async number => {
        const response = await started.api
          .post('/api/services-toolkit/claims')
          .set('Authorization', mockCredentials.user.header())
          .set('Content-Type', 'application/json')
          .send(
            JSON.stringify({
              ...aClaimRequest,
              parameters: { nested: [{ size: 'here' }] },
            }).replace('"here"', number),
          );
        expect(response.status).toBe(400);
        expect(response.body.error).toMatchObject({
          name: 'InputError',
          causes: [{ field: 'parameters.nested[0].size' }],
        });
      },
    );

    it('settings of a megabyte: 400', async () => {
      const response = await send(started, 'post', '/claims', {
        ...aClaimRequest,
        parameters: { text: 'x'.repeat(1_000_000) },
      });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(/too large/);
    });

    it('names the field of the entity that does not exist', async () => {
      const response = await send(started, 'post', '/claims', {
        ...aClaimRequest,
        entityRef: 'component:default/nope',
      });
      expect(response.body.error.causes).toEqual([
        {
          field: 'entityRef',
          reason: 'EntityNotFound',
          message: expect.any(String),
        },
      ]);
    });

    it.each([
      ['get', '/claims/nowhere/my-apps/db', undefined],
      ['delete', '/claims/nowhere/my-apps/db', undefined],
      ['post', '/claims', { ...aClaimRequest, cluster: 'nowhere' }],
      [
        'post',
        '/access-review',
        { cluster: 'nowhere', namespace: 'a', verb: 'create' },
      ],
    ] as const)(
      'an unknown cluster: %s %s: 404 naming it',
      async (method, path, body) => {
        const response = await send(started, method, path, body);
        expect(response.status).toBe(404);
        expect(response.body.error).toMatchObject({
          name: 'NotFoundError',
          message: expect.stringContaining('"nowhere"'),
        });
      },
    );

    it('an unknown offering: 404 naming it', async () => {
      const response = await send(
        started,
        'get',
        '/offerings/services/pg',
        undefined,
      );
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain('"pg"');
    });

    it('claims of an unknown entity: 404 naming it', async () => {
      const response = await send(
        started,
        'get',
        '/claims?entityRef=component:default/nope',
        undefined,
      );
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain('component:default/nope');
    });
  });
});
