import type { ReadModel } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import type { UserCaller } from './Caller';
import { NeedResolver } from './NeedResolver';

const caller = { credentials: {} } as UserCaller;
const request = {
  ...{ cluster: 'workload', namespace: 'my-apps', name: 'db' },
  classSelector: { type: 'postgresql' },
};

const offering = (
  name: string,
  spec: Partial<ClusterServiceOffering['spec']> = {},
  availability?: { kind: 'pool' | 'onDemand'; free?: number },
) =>
  ({
    metadata: { name },
    spec: {
      type: 'postgresql',
      plans: [{ name: 'small', classRef: { name: `${name}-small` } }],
      ...spec,
    },
    status: { plans: [{ name: 'small', ready: 'True', availability }] },
  } as ClusterServiceOffering);

function setUp(
  offerings: ClusterServiceOffering[],
  options: { told?: boolean; maySee?: boolean; mayClaim?: string[] } = {},
) {
  const { told = true, maySee = true, mayClaim } = options;
  const asked: string[] = [];
  const resolver = new NeedResolver({
    model: {
      services: { of: () => ({ ok: told, list: () => offerings }) },
      offerings: { of: () => ({ ok: true, get: () => ({ metadata: {} }) }) },
    } as unknown as ReadModel,
    permissions: { allows: async () => maySee },
    reviewer: {
      review: async (_, { class: name = '' }) => {
        asked.push(name);
        return { allowed: mayClaim?.includes(name) ?? true };
      },
    },
  });
  return { asked, find: () => resolver.find(caller, request) };
}

describe('NeedResolver', () => {
  it('tells the first plan, in the order of the operators, of which there is one for the person', async () => {
    const { find, asked } = setUp(
      [
        offering('last'),
        offering('denied', { priority: 2 }),
        offering('empty', { priority: 3 }, { kind: 'pool', free: 0 }),
        offering('right', { priority: 1 }, { kind: 'pool', free: 1 }),
        offering('mysql', { type: 'mysql', priority: 9 }),
      ],
      { mayClaim: ['right-small', 'last-small'] },
    );
    await expect(find()).resolves.toEqual({
      ...{ class: 'right-small', service: 'right', plan: 'small' },
    });
    expect(asked).toEqual(['denied-small', 'right-small']);
  });

  it('tells what comes closest, and what it lacks', async () => {
    const { find } = setUp(
      [
        offering('denied'),
        offering('empty', {}, { kind: 'pool', free: 0 }),
        offering('mysql', { type: 'mysql' }),
      ],
      { mayClaim: [] },
    );
    const { closest, lacking } = (await find()) ?? {};
    expect(lacking).toEqual([
      {
        ...{ service: 'denied', plan: 'small' },
        lacks: [{ kind: 'notAllowed' }],
      },
      {
        ...{ service: 'empty', plan: 'small' },
        lacks: [{ kind: 'noneFree' }],
      },
      {
        ...{ service: 'mysql', plan: 'small' },
        lacks: [{ kind: 'type', wanted: 'postgresql', has: 'mysql' }],
      },
    ]);
    expect(closest).toMatch(/offering "denied".*may not claim from it/);
    expect(closest).toMatch(/offering "empty".*no instance of it is free/);
    expect(closest).toMatch(/offering "mysql".*its type is "mysql"/);
  });

  it('does not ask a cluster about hundreds of classes', async () => {
    const many = Array.from({ length: 200 }, (_, i) => offering(`o-${i}`));
    const { find, asked } = setUp(many, { mayClaim: [] });
    await expect(find()).resolves.toBeUndefined();
    expect(asked).toHaveLength(16);
  });

  it.each([{ told: false }, { maySee: false }])(
    'says nothing where %j',
    async options => {
      const { find, asked } = setUp([offering('postgresql')], options);
      await expect(find()).resolves.toBeUndefined();
      expect(asked).toEqual([]);
    },
  );
});
