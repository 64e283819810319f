import type { Entity } from '@backstage/catalog-model';
import {
  aClass,
  aClassClaim,
  aCluster,
  anOffering,
  knowing,
  listed,
} from './__testUtils__/builders';
import { KnownEntities } from './plan/PlanInput';
import { plan } from './plan/plan';
import { serviceSearchText } from './serviceSearchText';

const { upserts } = plan(
  new KnownEntities(),
  knowing([
    aCluster('iterate', {
      services: listed(
        anOffering('orders-store', {
          spec: {
            type: 'postgresql',
            protocol: 'postgresql',
            provider: { name: 'Data Platform' },
            category: 'database',
            keywords: ['relational'],
          },
        }),
      ),
      classes: listed(aClass('mysql-small')),
      classClaims: listed(aClassClaim('my-apps/db')),
    }),
  ]),
);

const textOf = (type: string) =>
  serviceSearchText(upserts.find(({ spec }) => spec?.type === type)!);

describe('serviceSearchText', () => {
  it.each(['db', 'pg', 'iterate', 'relational', 'Data Platform', 'postgresql'])(
    'lets a service be found by %s',
    word => expect(textOf('service')).toContain(word),
  );

  it.each(['my', 'iterate'])('lets a class be found by %s', word =>
    expect(textOf('service-offering').split(' ')).toContain(word),
  );

  it('says nothing of other entities, be they called alike', () => {
    expect(textOf('service-claim')).toBe('');
    const foreign: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'postgres', tags: ['sql'] },
      spec: { type: 'service' },
    };
    expect(serviceSearchText(foreign)).toBe('');
  });
});
