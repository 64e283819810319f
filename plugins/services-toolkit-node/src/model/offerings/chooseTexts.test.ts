import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { decodeOffering, encodeOffering } from '../entityCodec/offeringEntity';
import { chooseTexts } from './chooseTexts';
import { type ClassInCluster, classInCluster } from './ClassInCluster';

const saidOfClass = () => ({ ok: true, said: { offeredBy: [] } } as const);

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
  return classInCluster({ name, classes, saidOfClass }, 'postgres', undefined)!;
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
          offeredBy: [],
        },
        { owner: 'group:default/platform-team', tags: [] },
      );
      const inCatalog = decodeOffering(entity);
      const afterwards = known.map(one =>
        silent.includes(one.part.cluster)
          ? classInCluster(
              { name: one.part.cluster, classes: { ok: false }, saidOfClass },
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
        offeredBy: [],
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
      classInCluster({ name, classes, saidOfClass }, 'postgres', inCatalog),
    ).toBeUndefined();
  });

  it('has the class that the catalog has of it until it has told its own', () => {
    expect(
      classInCluster(
        { name: 'a', classes: { ok: false }, saidOfClass },
        'postgres',
        inCatalog,
      ),
    ).toMatchObject({
      part: { cluster: 'a', ready: 'True' },
      texts: { title: 'PostgreSQL' },
    });
  });

  describe('with services', () => {
    const one = aClass('Own title', 'True');
    const classes = { ok: true, get: () => one, list: () => [one] } as const;
    const icon = 'https://example.com/class.svg';
    const said = {
      offeredBy: [{ service: 'pg', plan: 'small' }],
      title: 'PostgreSQL Small',
      owner: 'group:default/data-platform',
    };
    const written = decodeOffering(
      encodeOffering(
        {
          group: 'services',
          className: 'postgres',
          parts: [{ cluster: 'a', ready: 'True' }],
          texts: { title: said.title, said: { owner: said.owner } },
          offeredBy: said.offeredBy,
        },
        { owner: 'group:default/platform-team', tags: [] },
      ),
    );

    it('is called as they say, and theirs', () => {
      expect(
        classInCluster(
          { name: 'a', classes, saidOfClass: () => ({ ok: true, said }) },
          'postgres',
          undefined,
        ),
      ).toMatchObject({
        texts: { title: said.title, said: { owner: said.owner } },
        offeredBy: said.offeredBy,
      });
    });

    it('has their picture, and its own only where they have none', () => {
      one.metadata.annotations = {
        ...one.metadata.annotations,
        'services-toolkit.io/icon': icon,
      };
      const iconOf = (byServices?: { url?: string }) =>
        classInCluster(
          {
            name: 'a',
            classes,
            saidOfClass: () => ({
              ok: true,
              said: { ...said, ...(byServices && { icon: byServices }) },
            }),
          },
          'postgres',
          undefined,
        )?.texts.icon;
      expect(iconOf({ url: 'https://example.com/pg.svg' })).toBe(
        'https://example.com/pg.svg',
      );
      expect(iconOf({})).toBeUndefined();
      expect(iconOf()).toBe(icon);
    });

    it('stays as the catalog has it where they may not be read', () => {
      const unread = { name: 'a', classes, saidOfClass: () => ({ ok: false }) };
      expect(
        classInCluster(unread as never, 'postgres', written),
      ).toMatchObject({
        texts: { title: said.title },
        offeredBy: said.offeredBy,
      });
      expect(
        classInCluster(unread as never, 'postgres', inCatalog),
      ).toMatchObject({ texts: { title: 'Own title' }, offeredBy: [] });
    });
  });
});
