import { anOffering } from '../__testUtils__/builders';
import {
  claimPlace,
  offeringChoices,
  settableOn,
  textIn,
} from './templateFields';

const on = (...names: string[]) =>
  names.map(name => ({ name, ready: 'True' as const }));
const postgres = anOffering({ clusters: on('workload', 'staging') });
const elsewhere = anOffering({ group: 'eu', clusters: on('eu-1') });
const valkey = anOffering({
  class: 'valkey',
  title: 'Valkey',
  owner: 'group:default/caches',
  instanceType: undefined,
  clusters: on('staging'),
});
const all = [postgres, elsewhere, valkey];

describe('offeringChoices', () => {
  const classes = (...of: [Parameters<typeof offeringChoices>[1], string?]) =>
    offeringChoices(all, of[0], of[1]).map(offering => offering.class);

  it.each([
    ['everything', {}, undefined, ['postgres', 'valkey']],
    ['a cluster', {}, 'workload', ['postgres']],
    ['a kind of service', { kind: 'cache' }, undefined, ['valkey']],
    [
      'an owner',
      { owner: 'group:default/platform-team' },
      undefined,
      ['postgres'],
    ],
    ['a group', { group: 'eu' }, undefined, ['postgres']],
    ['what there is not', { group: 'eu' }, 'workload', []],
  ])('has %s', (_, options, cluster, expected) => {
    expect(classes(options, cluster)).toEqual(expected);
  });

  const clustersOf = (cluster?: string) =>
    offeringChoices(all, {}, cluster)[0]?.clusters.map(({ name }) => name);

  it('is one entry for a class that several groups offer, on all their clusters', () => {
    expect(clustersOf()).toEqual(['workload', 'staging', 'eu-1']);
  });

  it('says of the wanted cluster only how ready it is', () => {
    expect(clustersOf('staging')).toEqual(['staging']);
  });
});

describe('what other fields say', () => {
  it.each([
    [{ cluster: 'workload' }, 'cluster', 'workload'],
    [{ cluster: '' }, 'cluster', undefined],
    [{ cluster: 7 }, 'cluster', undefined],
    [undefined, 'cluster', undefined],
    [{ cluster: 'workload' }, undefined, undefined],
  ])('%p, %s', (formData, field, expected) => {
    expect(textIn(formData, field)).toBe(expected);
  });

  it('counts where the template itself says nothing', () => {
    const formData = { where: 'staging', space: 'my-apps' };
    expect(
      claimPlace(
        {
          cluster: 'workload',
          clusterField: 'where',
          namespaceField: 'space',
        },
        formData,
      ),
    ).toEqual({ cluster: 'workload', namespace: 'my-apps' });
  });
});

describe('settableOn', () => {
  const settable = (name: string) => ({
    type: 'object',
    properties: { [name]: { type: 'string' } },
  });
  const offering = anOffering({
    clusters: [
      {
        name: 'away',
        ready: 'True',
        stale: true,
        parametersSchema: settable('a'),
      },
      { name: 'open', ready: 'True', parametersSchema: settable('b') },
      { name: 'bare', ready: 'True', parametersSchema: { type: 'object' } },
    ],
  });

  it.each([
    ['the wanted cluster', 'away', settable('a')],
    ['the first that takes a claim', undefined, settable('b')],
    ['nothing where nothing may be set', 'bare', undefined],
  ])('is that of %s', (_, cluster, expected) => {
    expect(settableOn(offering, cluster)).toEqual(expected);
  });
});
