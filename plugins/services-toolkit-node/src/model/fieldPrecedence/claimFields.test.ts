import type { Entity } from '@backstage/catalog-model';
import type { CatalogFields, SaidFields } from './readFields';
import { claimFields, type ClaimSources } from './claimFields';
import { offeringFields } from './offeringFields';
import { readFields } from './readFields';

const link = (name: string) => ({ url: `https://${name}.example.com` });
const all = (name: string): SaidFields => ({
  owner: `group:default/${name}`,
  system: `system:default/${name}`,
  tags: [name],
  links: [link(name)],
});
const defaults = {
  owner: 'group:default/config',
  system: 'system:default/config',
  tags: ['config'],
};
const silence: ClaimSources = {
  claim: {},
  madeFor: {},
  namespace: {},
  class: {},
  defaults,
};
/** Who each field was taken from. */
const wordOf = ({ links, owner, system, tags }: CatalogFields) => ({
  owner: owner.replace('group:default/', ''),
  system: system?.replace('system:default/', ''),
  tags: tags.join(),
  links: links.map(({ url }) => new URL(url).hostname.split('.')[0]).join(),
});

describe('claimFields', () => {
  it.each<[string, Partial<ClaimSources>, ReturnType<typeof wordOf>]>([
    [
      'all say something: the claim has the word',
      {
        claim: all('claim'),
        madeFor: all('component'),
        namespace: all('namespace'),
        class: all('class'),
      },
      { owner: 'claim', system: 'claim', tags: 'claim', links: 'claim' },
    ],
    [
      'the claim says nothing: the component has the word about owner and system',
      {
        madeFor: all('component'),
        namespace: all('namespace'),
        class: all('class'),
      },
      {
        owner: 'component',
        system: 'component',
        tags: 'namespace',
        links: 'class',
      },
    ],
    [
      'for no component: the namespace',
      { namespace: all('namespace'), class: all('class') },
      {
        owner: 'namespace',
        system: 'namespace',
        tags: 'namespace',
        links: 'class',
      },
    ],
    [
      'only the class: its system is not that of the application',
      { class: all('class') },
      { owner: 'class', system: undefined, tags: 'class', links: 'class' },
    ],
    [
      'nobody',
      {},
      { owner: 'config', system: undefined, tags: 'config', links: '' },
    ],
    [
      'the claim says that there is none',
      {
        claim: { system: 'none', tags: [], links: [] },
        madeFor: all('component'),
        namespace: all('namespace'),
        class: all('class'),
      },
      { owner: 'component', system: undefined, tags: '', links: '' },
    ],
  ])('%s', (_, sources, expected) => {
    expect(wordOf(claimFields({ ...silence, ...sources }, undefined))).toEqual(
      expected,
    );
  });

  const before: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'db', tags: ['before'], links: [link('before')] },
    spec: { owner: 'group:default/before', system: 'system:default/before' },
  };

  it.each<[string, Partial<ClaimSources>, ReturnType<typeof wordOf>]>([
    [
      'nothing but the claim was read: what was decided stands',
      { madeFor: 'unread', namespace: 'unread', class: 'unread' },
      { owner: 'before', system: 'before', tags: 'before', links: 'before' },
    ],
    [
      'the claim has the word all the same',
      {
        claim: all('claim'),
        madeFor: 'unread',
        namespace: 'unread',
        class: 'unread',
      },
      { owner: 'claim', system: 'claim', tags: 'claim', links: 'claim' },
    ],
    [
      'only the class was not read',
      { namespace: all('namespace'), class: 'unread' },
      {
        owner: 'namespace',
        system: 'namespace',
        tags: 'namespace',
        links: 'before',
      },
    ],
  ])('an outage: %s', (_, sources, expected) => {
    expect(wordOf(claimFields({ ...silence, ...sources }, before))).toEqual(
      expected,
    );
  });

  it('does not find out in an outage that there was no system before', () => {
    const { system } = claimFields(
      { ...silence, madeFor: 'unread', namespace: all('namespace') },
      { ...before, spec: { owner: 'group:default/before' } },
    );
    expect(system).toBeUndefined();
  });

  it('files a claim that is new in an outage under what is known', () => {
    expect(
      wordOf(
        claimFields(
          { ...silence, namespace: 'unread', class: all('class') },
          undefined,
        ),
      ).owner,
    ).toBe('class');
  });
});

describe('offeringFields', () => {
  const noted = (annotations: Record<string, string>) =>
    readFields({ metadata: { annotations } });

  it('are what the class says', () => {
    const said = noted({
      'services-toolkit.io/owner': 'dba',
      'services-toolkit.io/system': 'data',
      'services-toolkit.io/tags': 'sql',
      'services-toolkit.io/links': JSON.stringify([link('docs')]),
    });
    expect(offeringFields(said, defaults)).toEqual({
      owner: 'group:default/dba',
      system: 'system:default/data',
      tags: ['sql'],
      links: [link('docs')],
    });
  });

  it('are else what is configured', () => {
    expect(offeringFields(noted({}), defaults)).toEqual({
      ...defaults,
      links: [],
    });
  });

  it('are none where the class says so', () => {
    const said = noted({
      'services-toolkit.io/system': '',
      'services-toolkit.io/tags': '',
    });
    expect(offeringFields(said, defaults)).toEqual({
      owner: defaults.owner,
      tags: [],
      links: [],
    });
  });
});
