import { ServiceUnavailableError } from '@backstage/errors';
import type {
  DecodedService,
  ReadModel,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import { describeService } from '@services-toolkit/offerings';
import type { Remembered } from './EntityMemory';
import { ServiceReader } from './ServiceReader';

const postgres = {
  metadata: { name: 'postgresql' },
  spec: { plans: [{ name: 'small', classRef: { name: 'pg' } }] },
} as ClusterServiceOffering;

const redis: DecodedService = {
  group: 'services',
  serviceName: 'redis',
  parts: [{ cluster: 'b', ready: 'True' }],
  texts: {
    title: 'Redis',
    lifecycle: 'production',
    said: {},
    identity: { keywords: [] },
  },
};

/** Two clusters of one group; those that are named have told that they offer postgresql, or have no such kind. */
function setUp(
  told: string[],
  inCatalog: Remembered<DecodedService>,
  notServed: string[] = [],
) {
  const cluster = (name: string) =>
    ({
      name,
      group: 'services',
      status: () => ({ reachable: told.includes(name) }),
    } as ServicesToolkitCluster);
  const read = jest.fn(async () => inCatalog);
  const subscribers: (() => void)[] = [];
  const offerings = [postgres];
  const reader = new ServiceReader({
    clusters: { list: () => ['a', 'b'].map(cluster), get: cluster },
    model: {
      services: {
        of: (name: string) =>
          told.includes(name)
            ? {
                ok: true,
                get: (key: string) =>
                  key === 'postgresql' ? postgres : undefined,
                list: () => offerings,
              }
            : { ok: false },
        isCurrent: (name: string) => told.includes(name),
        isServed: (name: string) => !notServed.includes(name),
        describe: () => describeService(postgres, []),
        resourcesOf: () => ({ ok: false }),
        examplesOf: () => ({ ok: false }),
        subscribe: (subscriber: () => void) => subscribers.push(subscriber),
      },
      offerings: { of: () => ({ ok: false }) },
      claims: {},
    } as unknown as ReadModel,
    entities: { read },
  });
  return {
    reader,
    read,
    offer: (offering: ClusterServiceOffering) => {
      offerings.push(offering);
      subscribers.forEach(subscriber => subscriber());
    },
    list: async () =>
      (await reader.list()).map(({ key, service }) => [
        key,
        service()?.clusters.map(({ name, stale }) => `${name} ${stale ?? ''}`),
      ]),
  };
}

describe('ServiceReader', () => {
  const some = { ok: true, items: [redis] } as const;
  const unread = { ok: false } as const;

  it('asks the catalog nothing where all clusters have told, or have no services', async () => {
    const { list, read, reader } = setUp(['a'], some, ['b']);
    expect(await list()).toEqual([['services/postgresql', ['a ']]]);
    expect(await reader.get('services', 'redis')).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it('tells of a silent cluster what the catalog remembers', async () => {
    const { list, reader } = setUp(['a'], some);
    expect(await list()).toEqual([
      ['services/postgresql', ['a ']],
      ['services/redis', ['b true']],
    ]);
    expect((await reader.get('services', 'redis'))?.title).toBe('Redis');
  });

  it('does not say that there is none where it does not know', async () => {
    const { list, reader } = setUp(['a'], unread);
    expect(await list()).toEqual([['services/postgresql', ['a ']]]);
    await expect(reader.get('services', 'redis')).rejects.toThrow(
      ServiceUnavailableError,
    );
    expect(await reader.get('services', 'postgresql')).toBeDefined();
    await expect(setUp([], unread).list()).rejects.toThrow(
      ServiceUnavailableError,
    );
    // Where no cluster has the kind there is nothing to know.
    expect(await setUp([], unread, ['a', 'b']).list()).toEqual([]);
  });

  it('lists what has come since it was asked last', async () => {
    const { list, offer } = setUp(['a', 'b'], some);
    expect(await list()).toHaveLength(1);
    offer({ ...postgres, metadata: { name: 'mysql' } });
    expect((await list()).map(([key]) => key)).toEqual([
      'services/mysql',
      'services/postgresql',
    ]);
  });

  it('puts the list together once for all who ask, as long as nothing changes', async () => {
    const { reader, offer } = setUp(['a', 'b'], some);
    const first = await reader.list();
    expect(await reader.list()).toBe(first);
    offer({ ...postgres, metadata: { name: 'mysql' } });
    expect(await reader.list()).not.toBe(first);
  });

  it('finds plans, and tells not knowing from there being none', () => {
    const { reader } = setUp(['a'], some, ['b']);
    expect(reader.findPlans('a', 'postgresql').plans).toHaveLength(1);
    expect(reader.findPlans('a', 'redis')).toEqual({ known: true });
    expect(reader.findPlans('b', 'redis')).toEqual({ known: true });
    expect(setUp([], some).reader.findPlans('a', 'redis')).toEqual({
      known: false,
    });
  });
});
