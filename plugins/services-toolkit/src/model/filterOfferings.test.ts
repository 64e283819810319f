import { anOffering } from '../__testUtils__/builders';
import { filterOfferings } from './filterOfferings';

const offerings = [
  anOffering(),
  anOffering({
    class: 'valkey',
    title: 'Valkey',
    description: 'A cache',
    owner: 'group:default/cache-team',
    instanceType: undefined,
    clusters: [
      { name: 'workload', ready: 'False' },
      { name: 'production', ready: 'True' },
    ],
  }),
  anOffering({
    class: 'kafka',
    title: 'Kafka',
    description: undefined,
    owner: undefined,
    instanceType: undefined,
    clusters: [{ name: 'production', ready: 'True', stale: true }],
  }),
];

describe('filterOfferings', () => {
  it.each(['db', 'pg', 'Frankfurt', 'workload', 'SQL pg'])(
    'finds PostgreSQL by %s',
    query => {
      const offering = anOffering({
        clusters: [{ name: 'workload', title: 'Frankfurt', ready: 'True' }],
      });
      const other = anOffering({
        class: 'valkey',
        title: 'Valkey',
        description: undefined,
        instanceType: undefined,
        clusters: [{ name: 'services', ready: 'True' }],
      });
      expect(filterOfferings([offering, other], { query })).toEqual([offering]);
    },
  );

  it.each([
    ['nothing narrows nothing', {}, ['postgres', 'valkey', 'kafka']],
    ['by title, in any case', { query: 'VALK' }, ['valkey']],
    ['by description', { query: 'daily' }, ['postgres']],
    ['by the kind of instance', { query: 'postgresinstance' }, ['postgres']],
    ['all words must match', { query: 'daily valkey' }, []],
    ['blanks around words do not count', { query: '  kafka ' }, ['kafka']],
    ['by kind of service', { kind: 'queue' }, ['kafka']],
    ['by provider', { owner: 'group:default/cache-team' }, ['valkey']],
    ['by cluster', { cluster: 'production' }, ['valkey', 'kafka']],
    ['ready now somewhere', { readyNow: true }, ['postgres', 'valkey']],
    [
      'ready now in the chosen cluster',
      { readyNow: true, cluster: 'workload' },
      ['postgres'],
    ],
  ])('%s', (_, filters, expected) => {
    expect(
      filterOfferings(offerings, filters).map(offering => offering.class),
    ).toEqual(expected);
  });
});
