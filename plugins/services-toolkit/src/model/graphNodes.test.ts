import { aChainLink } from '../__testUtils__/builders';
import { chainStations } from './chainStations';

describe('chainStations', () => {
  it('are the links in their order', () => {
    const links = [
      aChainLink({ id: 'claim', kind: 'claim' }),
      aChainLink({ id: 'secret', kind: 'secret', state: 'notReached' }),
    ];
    expect(chainStations({ links, omittedResources: 0 })).toEqual([
      expect.objectContaining({ id: 'claim', state: 'ok', omitted: 0 }),
      expect.objectContaining({ id: 'secret', state: 'notReached' }),
    ]);
  });

  it('join several resources into one that is as bad as the worst', () => {
    const links = [
      aChainLink({ id: 'instance', kind: 'instance', state: 'waiting' }),
      aChainLink({ id: 'a', kind: 'resource' }),
      aChainLink({
        id: 'b',
        kind: 'resource',
        state: 'failed',
        since: '2026-11-24T08:00:00Z',
      }),
      aChainLink({ id: 'c', kind: 'resource', state: 'waiting' }),
    ];
    expect(chainStations({ links, omittedResources: 4 })).toEqual([
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
