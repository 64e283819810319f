import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import { describeService } from '@services-toolkit/offerings';
import { anOffering } from '../../__testUtils__/offerings';
import { PlansByClass } from './PlansByClass';
import { offeredByAll, saidOfClass } from './saidOfClass';

// eslint-disable-next-line no-script-url
const scriptUrl = 'javascript:alert(1)';

function saidOf(className: string, ...offerings: ClusterServiceOffering[]) {
  const plans = new PlansByClass();
  offerings.forEach(offering => plans.set(offering));
  return saidOfClass(plans.of(className), offering =>
    describeService(offering, []),
  );
}

const displayName = 'PostgreSQL';

describe('saidOfClass', () => {
  it('is nothing where no service has a plan of the class', () => {
    expect(
      saidOf('large', anOffering('pg', { displayName }, ['small'])),
    ).toEqual({ offeredBy: [] });
  });

  it('is what the one service says that has a plan of it', () => {
    const offering = anOffering('pg', {
      displayName,
      owner: 'data-platform',
      icon: { url: 'https://example.com/pg.svg' },
      plans: [
        { name: 's', displayName: 'Small', classRef: { name: 'pg-s' } },
        { name: 'large', classRef: { name: 'pg-l' } },
      ],
    });
    expect(saidOf('pg-s', offering)).toEqual({
      offeredBy: [{ service: 'pg', plan: 's' }],
      title: 'PostgreSQL Small',
      owner: 'group:default/data-platform',
      icon: { url: 'https://example.com/pg.svg' },
    });
    expect(saidOf('pg-l', offering).title).toBe('PostgreSQL large');
  });

  it('is called like the service where that has one plan without a name of its own', () => {
    expect(saidOf('pg', anOffering('pg', { displayName }, ['pg'])).title).toBe(
      displayName,
    );
  });

  it('tells that there is a picture, and never holds it', () => {
    const icon = { mediatype: 'image/png', base64data: 'AAAA' } as const;
    expect(saidOf('pg', anOffering('pg', { icon }, ['pg'])).icon).toEqual({});
  });

  it.each([scriptUrl, 'http://example.com/pg.svg', '//x'])(
    'takes no picture from %s',
    url => {
      const said = saidOf('pg', anOffering('pg', { icon: { url } }, ['pg']));
      expect(said.icon).toEqual({});
    },
  );

  it('is nobody’s word where services say different things, in the operator’s order', () => {
    const owned = (name: string, owner: string, priority: number) =>
      anOffering(name, { owner, displayName: name, priority }, ['pg']);
    const said = saidOf(
      'pg',
      owned('a', 'group:default/one', 1),
      owned('b', 'group:default/two', 2),
    );
    expect(said).toEqual({
      offeredBy: [
        { service: 'b', plan: 'plan-pg' },
        { service: 'a', plan: 'plan-pg' },
      ],
    });
    expect(
      saidOf(
        'pg',
        owned('a', 'group:default/one', 1),
        anOffering('b', {}, ['pg']),
      ).owner,
    ).toBe('group:default/one');
  });

  it('names some of a thousand services', () => {
    const offerings = Array.from({ length: 1_000 }, (_, index) =>
      anOffering(`pg-${index}`, {}, ['pg']),
    );
    const { offeredBy } = saidOf('pg', ...offerings);
    expect(offeredBy).toHaveLength(20);
    expect(offeredByAll([{ offeredBy }, { offeredBy }])).toEqual(offeredBy);
  });
});

describe('PlansByClass', () => {
  it('tells which classes a change is about', () => {
    const plans = new PlansByClass();
    expect([...plans.set(anOffering('pg', {}, ['s', 'm']))]).toEqual([
      's',
      'm',
    ]);
    expect([...plans.set(anOffering('pg', {}, ['m', 'l']))].sort()).toEqual([
      'l',
      'm',
      's',
    ]);
    expect(plans.of('s')).toEqual([]);
    expect(plans.of('m')).toHaveLength(1);
    expect([...plans.delete('pg')]).toEqual(['m', 'l']);
    expect(plans.of('m')).toEqual([]);
    expect([...plans.delete('pg')]).toEqual([]);
  });
});
