import {
  claimNameProblem,
  namespaceProblem,
  proposeClaimName,
} from './claimName';

describe('proposeClaimName', () => {
  it.each([
    [
      'component and class',
      { component: 'orders', className: 'pg' },
      [],
      'orders-pg',
    ],
    ['no component', { className: 'pg' }, [], 'pg-claim'],
    [
      'the next free one',
      { component: 'orders', className: 'pg' },
      ['orders-pg', 'orders-pg-2'],
      'orders-pg-3',
    ],
    [
      'what a component may be called and a claim may not',
      { component: 'Orders_API', className: 'pg.v18' },
      [],
      'orders-api-pg-v18',
    ],
    ['nothing legal at all', { component: '_', className: '_' }, [], 'claim'],
  ])('%s', (_, parts, taken, expected) => {
    expect(proposeClaimName(parts, new Set(taken))).toBe(expected);
  });

  it('is valid for names of 253 characters', () => {
    const name = proposeClaimName({
      component: 'c'.repeat(63),
      className: `${'a'.repeat(100)}.${'b'.repeat(152)}`,
    });
    expect(claimNameProblem(name)).toBeUndefined();
    expect(name.length).toBeLessThanOrEqual(50);
  });
});

describe('claimNameProblem', () => {
  it.each([
    ['db', undefined],
    ['db.v2', undefined],
    ['a'.repeat(253), undefined],
    ['', 'empty'],
    ['a'.repeat(254), 'tooLong'],
    ['My-Db', 'characters'],
    ['db_1', 'characters'],
    ['-db', 'ends'],
    ['db-', 'ends'],
    ['db..x', 'ends'],
    ['db.-x', 'ends'],
  ])('%j: %s', (name, problem) => {
    expect(claimNameProblem(name)).toBe(problem);
  });
});

describe('namespaceProblem', () => {
  it.each([
    ['my-apps', undefined],
    ['', 'empty'],
    ['my.apps', 'invalid'],
    ['My', 'invalid'],
    ['a'.repeat(64), 'invalid'],
  ])('%j: %s', (name, problem) => {
    expect(namespaceProblem(name)).toBe(problem);
  });
});
