import { anOffering } from '../__testUtils__/builders';
import {
  freeInstancesQuestions,
  sumOfFree,
  withFreeInstances,
} from './freeInstances';

const ready = (name: string) => ({ name, ready: 'True' } as const);
const free = (number: number, mayBeMore = false) => ({ number, mayBeMore });

describe('freeInstancesQuestions', () => {
  const clusters = [
    ready('a'),
    { ...ready('away'), stale: true },
    { name: 'broken', ready: 'False' } as const,
  ];

  it('asks once for each cluster that can be claimed from, about the first namespaces', () => {
    expect(
      freeInstancesQuestions(anOffering({ clusters }), [...'abcdefg']),
    ).toEqual([
      {
        group: 'services',
        class: 'postgres',
        cluster: 'a',
        namespaces: [...'abcde'],
      },
    ]);
  });

  it('asks nothing about what is made on demand, or without a namespace', () => {
    expect(
      freeInstancesQuestions(anOffering({ kind: 'provisioner' }), ['a']),
    ).toEqual([]);
    expect(freeInstancesQuestions(anOffering(), [])).toEqual([]);
  });
});

describe('withFreeInstances', () => {
  it('gives a cluster its own count only', () => {
    const clusters = [ready('a'), ready('toString')];
    expect(
      withFreeInstances(anOffering({ clusters }), { a: free(3) }).clusters,
    ).toEqual([
      { ...ready('a'), free: free(3) },
      { ...ready('toString'), free: undefined },
    ]);
  });
});

describe('sumOfFree', () => {
  it.each([
    ['of all clusters', [free(1), free(2)], free(3)],
    ['of those that tell', [free(1), undefined], free(1, true)],
    ['certainly none', [free(0), free(0)], free(0)],
    ['none as far as one knows', [free(0), undefined], undefined],
    ['nothing known', [undefined], undefined],
  ])('%s', (_, told, sum) => {
    const clusters = told.map((one, index) => ({
      ...ready(String(index)),
      free: one,
    }));
    expect(sumOfFree(clusters)).toEqual(sum);
  });
});
