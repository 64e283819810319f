import type { Entity } from '@backstage/catalog-model';
import { classFromEntity } from './classFromEntity';
import { offeringFromClasses } from './offeringFromClasses';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    namespace: 'services',
    name: 'mysql',
    title: 'MySQL',
    description: 'A database',
    annotations: { 'services-toolkit.io/class': 'mysql' },
  },
  spec: {
    type: 'service-offering',
    owner: 'group:default/dba',
    fulfilledFrom: 'pool',
    instanceType: { group: '', version: 'v1', kind: 'Secret' },
    clusters: [
      { name: 'a', ready: 'True' },
      { name: 'b', ready: 'False', reason: 'Why', message: 'Because.' },
      'nonsense',
    ],
  },
};

const offeringOf = (of: Entity, cluster: string) => {
  const one = classFromEntity(of, cluster);
  return (
    one &&
    offeringFromClasses('services', [{ cluster, stale: true, class: one }])
  );
};

describe('classFromEntity', () => {
  it('remembers what people read of the offering, and what the cluster said last', () => {
    expect(offeringOf(entity, 'b')).toEqual({
      group: 'services',
      class: 'mysql',
      entityRef: 'resource:services/mysql',
      title: 'MySQL',
      description: 'A database',
      owner: 'group:default/dba',
      kind: 'pool',
      instanceType: { version: 'v1', kind: 'Secret' },
      clusters: [
        {
          name: 'b',
          ready: 'False',
          reason: 'Why',
          message: 'Because.',
          stale: true,
        },
      ],
    });
    expect(offeringOf(entity, 'a')?.clusters).toEqual([
      expect.objectContaining({ name: 'a', ready: 'True', stale: true }),
    ]);
  });

  it('knows nothing of another cluster, nor from what is no offering', () => {
    expect(classFromEntity(entity, 'c')).toBeUndefined();
    expect(
      classFromEntity({ ...entity, metadata: { name: 'mysql' } }, 'a'),
    ).toBeUndefined();
    expect(classFromEntity({ ...entity, spec: {} }, 'a')).toBeUndefined();
  });

  it('makes do with an entity of an older version', () => {
    const { fulfilledFrom, instanceType, ...spec } = entity.spec ?? {};
    expect(offeringOf({ ...entity, spec }, 'a')).toMatchObject({
      kind: 'provisioner',
      title: 'MySQL',
    });
  });
});
