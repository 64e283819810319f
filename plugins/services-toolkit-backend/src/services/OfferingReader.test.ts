import { ServiceUnavailableError } from '@backstage/errors';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import type {
  ReadModel,
  DecodedOffering,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { OfferingReader } from './OfferingReader';
import type { Remembered } from './EntityMemory';

const postgres = {
  metadata: { name: 'postgres' },
  spec: { pool: { kind: 'Secret' } },
} as ClusterInstanceClass;

const redis: DecodedOffering = {
  group: 'services',
  className: 'redis',
  parts: [{ cluster: 'b', ready: 'True' }],
  texts: { title: 'Redis', said: {} },
  offeredBy: [],
};

/** Two clusters of one group; those that are named have told that they have the class postgres. */
function setUp(told: string[], inCatalog: Remembered<DecodedOffering>) {
  const cluster = (name: string) =>
    ({
      name,
      group: 'services',
      status: () => ({ reachable: told.includes(name) }),
    } as ServicesToolkitCluster);
  const read = jest.fn(async () => inCatalog);
  const reader = new OfferingReader({
    clusters: { list: () => ['a', 'b'].map(cluster), get: cluster },
    model: {
      offerings: {
        of: (name: string) =>
          told.includes(name)
            ? {
                ok: true,
                get: (key: string) =>
                  key === 'postgres' ? postgres : undefined,
                list: () => [postgres],
              }
            : { ok: false },
        isCurrent: (name: string) => told.includes(name),
        subscribe: () => () => {},
      },
      claims: { countWaiting: () => 0, countHolding: () => 0 },
      projection: { runsOn: () => undefined },
      services: {
        saidOfClass: () => ({ ok: true, said: { offeredBy: [] } }),
        plansOf: () => [],
      },
    } as unknown as ReadModel,
    entities: { read },
  });
  return {
    reader,
    read,
    list: async () =>
      (await reader.list()).map(({ key, offering }) => [
        key,
        offering()?.clusters.map(({ name, stale }) => `${name} ${stale ?? ''}`),
      ]),
  };
}

describe('OfferingReader', () => {
  const some = { ok: true, items: [redis] } as const;
  const unread = { ok: false } as const;

  it('asks the catalog nothing where all clusters have told', async () => {
    const { list, read, reader } = setUp(['a', 'b'], some);
    expect(await list()).toEqual([['services/postgres', ['a ', 'b ']]]);
    expect(await reader.get('services', 'redis')).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it('tells of a silent cluster what the catalog remembers', async () => {
    const { list, reader } = setUp(['a'], some);
    expect(await list()).toEqual([
      ['services/postgres', ['a ']],
      ['services/redis', ['b true']],
    ]);
    expect((await reader.get('services', 'redis'))?.title).toBe('Redis');
    expect(await reader.get('services', 'kafka')).toBeUndefined();
  });

  it('does not say that there is none where it does not know', async () => {
    const { list, reader } = setUp(['a'], unread);
    expect(await list()).toEqual([['services/postgres', ['a ']]]);
    await expect(reader.get('services', 'redis')).rejects.toThrow(
      ServiceUnavailableError,
    );
    expect(await reader.get('services', 'postgres')).toBeDefined();
    expect(await reader.get('data', 'redis')).toBeUndefined();
  });

  it('does not say that nothing is offered where it knows nothing', async () => {
    const { list } = setUp([], unread);
    await expect(list()).rejects.toThrow(ServiceUnavailableError);
  });
});
