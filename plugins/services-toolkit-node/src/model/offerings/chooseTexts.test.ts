import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { decodeOffering, encodeOffering } from '../entityCodec/offeringEntity';
import { chooseTexts } from './chooseTexts';
import { type ClassInCluster, classInCluster } from './ClassInCluster';

type Ready = 'True' | 'False' | 'Unknown';

function aClass(title: string, ready: Ready): ClusterInstanceClass {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: {
      name: 'postgres',
      annotations: { 'services-toolkit.io/title': title },
    },
    spec: { pool: { kind: 'Secret' } },
    status: {
      conditions: [
        { type: 'Ready', status: ready, reason: 'Why', message: 'Because.' },
      ],
    },
  };
}

/** A cluster that told its class, which is titled like the cluster. */
function told(name: string, ready: Ready): ClassInCluster {
  const one = aClass(name, ready);
  const classes = { ok: true, get: () => one, list: () => [one] } as const;
  return classInCluster({ name, classes }, 'postgres', undefined)!;
}

describe('chooseTexts', () => {
  it.each<[string, [string, Ready][], string]>([
    [
      'the first in the configuration',
      [
        ['b', 'True'],
        ['a', 'True'],
      ],
      'b',
    ],
    [
      'the first that is ready',
      [
        ['b', 'False'],
        ['c', 'Unknown'],
        ['a', 'True'],
      ],
      'a',
    ],
    [
      'the first, where none is ready',
      [
        ['b', 'False'],
        ['a', 'Unknown'],
      ],
      'b',
    ],
    ['the only one', [['a', 'Unknown']], 'a'],
  ])('takes %s', (_, clusters, expected) => {
    const [first, ...others] = clusters.map(([name, ready]) =>
      told(name, ready),
    );
    expect(chooseTexts([first!, ...others]).title).toBe(expected);
  });

  it.each<[string, string[]]>([
    ['none', []],
    ['the first', ['b']],
    ['the one that has the word', ['a']],
    ['the last', ['c']],
    ['all', ['a', 'b', 'c']],
  ])(
    'takes the same after a restart in which the catalog is asked for %s',
    (_, silent) => {
      const known = [told('b', 'False'), told('a', 'True'), told('c', 'True')];
      const texts = chooseTexts(known as [ClassInCluster]);
      const entity = encodeOffering(
        {
          group: 'services',
          className: 'postgres',
          parts: known.map(({ part }) => part),
          texts,
        },
        { owner: 'group:default/platform-team', tags: [] },
      );
      const inCatalog = decodeOffering(entity);
      const afterwards = known.map(one =>
        silent.includes(one.part.cluster)
          ? classInCluster(
              { name: one.part.cluster, classes: { ok: false } },
              'postgres',
              inCatalog,
            )
          : one,
      );
      expect(chooseTexts(afterwards as [ClassInCluster])).toMatchObject({
        title: texts.title,
        fulfilledFrom: texts.fulfilledFrom,
      });
      expect(texts.title).toBe('a');
    },
  );
});

describe('classInCluster', () => {
  const inCatalog = decodeOffering(
    encodeOffering(
      {
        group: 'services',
        className: 'postgres',
        parts: [{ cluster: 'a', ready: 'True' }],
        texts: { title: 'PostgreSQL', said: {} },
      },
      { owner: 'group:default/platform-team', tags: [] },
    ),
  );
  const nothing = { ok: true, get: () => undefined, list: () => [] } as const;

  it.each([
    ['has no class that its list does not have', 'a', nothing],
    ['has no class that nobody remembers of it', 'b', { ok: false } as const],
  ])('%s', (_, name, classes) => {
    expect(
      classInCluster({ name, classes }, 'postgres', inCatalog),
    ).toBeUndefined();
  });

  it('has the class that the catalog has of it until it has told its own', () => {
    expect(
      classInCluster(
        { name: 'a', classes: { ok: false } },
        'postgres',
        inCatalog,
      ),
    ).toMatchObject({
      part: { cluster: 'a', ready: 'True' },
      texts: { title: 'PostgreSQL' },
    });
  });
});
