import { aGraphLink } from '../__testUtils__/builders';
import { graphNodes } from './graphNodes';

describe('graphNodes', () => {
  it('are the links in their order', () => {
    const links = [
      aGraphLink({ id: 'claim', kind: 'claim' }),
      aGraphLink({ id: 'secret', kind: 'secret', state: 'notReached' }),
    ];
    expect(graphNodes({ links, omittedResources: 0 })).toEqual([
      expect.objectContaining({ id: 'claim', state: 'ok', omitted: 0 }),
      expect.objectContaining({ id: 'secret', state: 'notReached' }),
    ]);
  });

  it('join several resources into one that is as bad as the worst', () => {
    const links = [
      aGraphLink({ id: 'instance', kind: 'instance', state: 'waiting' }),
      aGraphLink({ id: 'a', kind: 'resource' }),
      aGraphLink({
        id: 'b',
        kind: 'resource',
        state: 'failed',
        since: '2026-11-24T08:00:00Z',
      }),
      aGraphLink({ id: 'c', kind: 'resource', state: 'waiting' }),
    ];
    expect(graphNodes({ links, omittedResources: 4 })).toEqual([
      expect.objectContaining({ id: 'instance', omitted: 0 }),
      {
        id: 'resource',
        kind: 'resource',
        state: 'failed',
        since: '2026-11-24T08:00:00Z',
        links: links.slice(1),
        omitted: 4,
      },
    ]);
  });
});
