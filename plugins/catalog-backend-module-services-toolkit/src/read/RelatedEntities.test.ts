import { aComponent } from '../__testUtils__/builders';
import { RelatedEntities } from './RelatedEntities';

const ref = 'component:default/orders';
const orders = aComponent('orders');

describe('RelatedEntities', () => {
  it('tells unknown from absent', async () => {
    const related = new RelatedEntities(async () => [undefined]);
    expect(related.get(ref)).toEqual({ known: false });
    await related.learn([ref]);
    expect(related.get(ref)).toEqual({ known: true });
  });

  it('asks once for what it knows', async () => {
    const asked: string[] = [];
    const related = new RelatedEntities(async refs => {
      asked.push(...refs);
      return refs.map(() => orders);
    });
    await related.learn([ref]);
    await related.learn([ref]);
    expect(asked).toEqual([ref]);
    expect(related.get(ref)).toEqual({ known: true, entity: orders });
  });

  it('says on another look whether something is different', async () => {
    let present = orders;
    const related = new RelatedEntities(async refs => refs.map(() => present));
    expect(await related.refresh([ref])).toBe(true);
    expect(await related.refresh([ref])).toBe(false);
    present = aComponent('orders', { namespace: 'my-apps' });
    expect(await related.refresh([ref])).toBe(true);
    expect(await related.refresh([])).toBe(false);
    expect(related.get(ref)).toEqual({ known: false });
  });

  it('asks again for what is missing, and for nothing else', async () => {
    const other = 'component:default/other';
    const asked: string[] = [];
    let present: typeof orders | undefined = undefined;
    const related = new RelatedEntities(async refs => {
      asked.push(...refs);
      return refs.map(one => (one === other ? aComponent('other') : present));
    });
    await related.learn([ref, other]);
    expect(await related.refreshMissing()).toBe(false);
    present = orders;
    expect(await related.refreshMissing()).toBe(true);
    expect(asked).toEqual([ref, other, ref, ref]);
    expect(related.get(ref)).toEqual({ known: true, entity: orders });
  });

  it('does not care for the relations that claims make', async () => {
    let present = orders;
    const related = new RelatedEntities(async refs => refs.map(() => present));
    await related.learn([ref]);
    present = {
      ...orders,
      relations: [
        ...(orders.relations ?? []),
        { type: 'dependsOn', targetRef: 'resource:services/db-0a1b2c3d' },
      ],
    };
    expect(await related.refresh([ref])).toBe(false);
    expect(related.get(ref)).toEqual({ known: true, entity: orders });
  });

  it('asks soon again for what it could not learn', async () => {
    let answers = false;
    const related = new RelatedEntities(async refs => {
      if (!answers) throw new Error('down');
      return refs.map(() => orders);
    });
    await expect(related.learn([ref])).rejects.toThrow('down');
    expect(related.get(ref)).toEqual({ known: false });
    answers = true;
    expect(await related.refreshMissing()).toBe(true);
    expect(await related.refreshMissing()).toBe(false);
    expect(related.get(ref)).toEqual({ known: true, entity: orders });
  });

  it('keeps what it knew when the catalog does not answer', async () => {
    let answers = true;
    const related = new RelatedEntities(async refs => {
      if (!answers) throw new Error('down');
      return refs.map(() => orders);
    });
    await related.learn([ref]);
    answers = false;
    await expect(related.refresh([ref])).rejects.toThrow('down');
    expect(related.get(ref)).toEqual({ known: true, entity: orders });
  });
});
