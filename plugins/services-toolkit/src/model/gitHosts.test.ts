import type { Entity } from '@backstage/catalog-model';
import { canBeOpened, wantedHosts } from './gitHosts';

function aTemplate(options?: object): Entity {
  const repoUrl = { 'ui:field': 'RepoUrlPicker', 'ui:options': options };
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'propose' },
    spec: { parameters: [{ properties: { repoUrl } }] } as Entity['spec'],
  };
}

const toGitHub = aTemplate({ allowedHosts: ['github.com'] });
const repoUrl = 'github.com?owner=example&repo=orders';

describe('canBeOpened', () => {
  it.each<[string, Entity, string | undefined, string[], boolean]>([
    ['without credentials, as in the demo', toGitHub, repoUrl, [], false],
    ['with those of the host', toGitHub, repoUrl, ['github.com'], true],
    ['with those of another', toGitHub, repoUrl, ['gitlab.com'], false],
    ['for a component of no repository', toGitHub, undefined, [], false],
    ['for one elsewhere', toGitHub, 'gitlab.com?x', ['github.com'], true],
    [
      'by a template for another host',
      aTemplate({ allowedHosts: ['git.example.org'] }),
      'git.example.org?owner=a&repo=b',
      ['git.example.org'],
      true,
    ],
    [
      'by a template for any host',
      aTemplate(),
      undefined,
      ['gitlab.com'],
      true,
    ],
    ['the same without credentials', aTemplate(), undefined, [], false],
    [
      'the same for another repository',
      aTemplate(),
      repoUrl,
      ['gitlab.com'],
      false,
    ],
    [
      "with a person's own",
      aTemplate({ requestUserCredentials: { secretsKey: 'TOKEN' } }),
      repoUrl,
      [],
      true,
    ],
  ])('%s', (_, template, repository, known, expected) => {
    expect(canBeOpened(template, { repoUrl: repository, known })).toBe(
      expected,
    );
  });

  it('leaves templates that ask for no repository to themselves', () => {
    const { spec, ...rest } = toGitHub;
    expect(canBeOpened(rest, { known: [] })).toBe(true);
  });
});

describe('wantedHosts', () => {
  it('are those of the repository, else of the template', () => {
    expect(wantedHosts(toGitHub, repoUrl)).toEqual(['github.com']);
    expect(wantedHosts(toGitHub, 'gitlab.com?x')).toEqual(['github.com']);
    expect(wantedHosts(aTemplate(), 'gitlab.com?x')).toEqual(['gitlab.com']);
  });
});
