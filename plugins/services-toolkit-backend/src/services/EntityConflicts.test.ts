import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { EntityConflicts } from './EntityConflicts';

const offering: Offering = {
  group: 'services',
  class: 'postgres',
  entityRef: 'resource:services/postgres',
  title: 'PostgreSQL',
  kind: 'pool',
  clusters: [],
};

function held(by: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: 'services',
      name: 'postgres',
      annotations: {
        'backstage.io/managed-by-location': by,
        'backstage.io/managed-by-origin-location': by,
      },
    },
  };
}

describe('EntityConflicts', () => {
  const catalog = catalogServiceMock.mock();
  let now = 0;
  let conflicts: EntityConflicts;

  beforeEach(() => {
    jest.resetAllMocks();
    now = 0;
    conflicts = new EntityConflicts({
      auth: mockServices.auth(),
      catalog,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
  });

  const inConflict = async () =>
    (await conflicts.mark([offering])).map(({ conflict }) => Boolean(conflict));
  const catalogHas = (...items: (Entity | undefined)[]) =>
    catalog.getEntitiesByRefs.mockResolvedValue({ items });

  it.each([
    ['nobody', undefined, false],
    ['us', held('services-toolkit:services/x'), false],
    ['another source', held('url:https://example.com'), true],
  ])('goes by who has the ref: %s', async (_, entity, expected) => {
    catalogHas(entity);
    expect(await inConflict()).toEqual([expected]);
  });

  it('asks once in 30 seconds, and notices when the conflict has gone', async () => {
    catalogHas(held('url:https://example.com'));
    await inConflict();
    catalogHas(undefined);
    now = 29_000;
    expect(await inConflict()).toEqual([true]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
    now = 30_000;
    expect(
      await conflicts.markInDetail(offering, mockCredentials.user()),
    ).not.toHaveProperty('conflict');
    expect(await inConflict()).toEqual([false]);
  });

  it('keeps no list waiting for what it knows from a few minutes ago', async () => {
    catalogHas(undefined);
    await inConflict();
    let answer = (_: { items: Entity[] }) => {};
    catalog.getEntitiesByRefs.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    now = 60_000;
    expect(await inConflict()).toEqual([false]);
    answer({ items: [held('url:https://example.com')] });
    await new Promise(setImmediate);
    expect(await inConflict()).toEqual([true]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(2);
    catalogHas(undefined);
    now = 60_000 + 5 * 60_000;
    expect(await inConflict()).toEqual([false]);
  });

  it('asks once for many who look at the same time', async () => {
    catalogHas(held('url:https://example.com'));
    expect(await Promise.all([inConflict(), inConflict()])).toEqual([
      [true],
      [true],
    ]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it('gives what is offered also while the catalog does not answer', async () => {
    catalogHas(held('url:https://example.com'));
    await inConflict();
    now = 60_000;
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('down'));
    catalog.getEntityByRef.mockRejectedValue(new Error('down'));
    const { conflict } = await conflicts.markInDetail(
      offering,
      mockCredentials.user(),
    );
    expect(conflict?.message).toContain('another entity');
    expect(conflict?.location).toBeUndefined();
  });

  it('names the other source to who may see its entity, and to nobody else', async () => {
    catalogHas(held('url:https://example.com'));
    catalog.getEntityByRef.mockResolvedValueOnce(
      held('url:https://example.com'),
    );
    const locationFor = async () =>
      (await conflicts.markInDetail(offering, mockCredentials.user())).conflict
        ?.location;
    expect(await locationFor()).toBe('url:https://example.com');
    catalog.getEntityByRef.mockResolvedValueOnce(undefined);
    expect(await locationFor()).toBeUndefined();
  });
});
