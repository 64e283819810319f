import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { claimEntityName, offeringEntityName } from './entityNames';

describe('offeringEntityName', () => {
  it.each([
    ['a plain name is kept', 'postgres-pool', 'postgres-pool'],
    ['dots are legal', 'postgres.v18', 'postgres.v18'],
    ['63 characters are kept', 'a'.repeat(63), 'a'.repeat(63)],
    ['what is too long is cut', 'a'.repeat(64), `${'a'.repeat(54)}-ffe054fe`],
    ['illegal characters are mapped', 'db/postgres', 'db-postgres-25d94bb3'],
    ['capitals do not collide', 'Postgres', 'postgres-44368ada'],
    ['nothing legal in it', '***', '596f4162'],
    [
      'the cut does not end in a dot',
      `${'a'.repeat(53)}.${'b'.repeat(20)}`,
      `${'a'.repeat(53)}-faf921a0`,
    ],
  ])('%s', (_, className, expected) => {
    expect(offeringEntityName(className)).toBe(expected);
  });

  it.each([
    '***',
    'a'.repeat(253),
    'A.b',
    `${'a'.repeat(54)}-${'.'.repeat(9)}`,
  ])('makes a name that the catalog takes of %s', className => {
    const name = offeringEntityName(className);
    expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(true);
    expect(offeringEntityName(className)).toBe(name);
  });

  it('keeps long names with a common beginning apart', () => {
    expect(offeringEntityName(`${'a'.repeat(100)}1`)).not.toBe(
      offeringEntityName(`${'a'.repeat(100)}2`),
    );
  });
});

describe('claimEntityName', () => {
  it('is the name and 8 digits of the sha256 of cluster/namespace/name', () => {
    // printf 'workload/my-apps/orders-db' | sha256sum
    expect(claimEntityName('workload', 'my-apps', 'orders-db')).toBe(
      'orders-db-a6a4e6f6',
    );
  });

  it('tells clusters and namespaces apart', () => {
    expect(
      new Set([
        claimEntityName('a', 'x', 'db'),
        claimEntityName('b', 'x', 'db'),
        claimEntityName('a', 'y', 'db'),
      ]).size,
    ).toBe(3);
  });

  it('is valid for names of 253 characters', () => {
    const name = claimEntityName('workload', 'my-apps', 'd'.repeat(253));
    expect(name).toHaveLength(63);
    expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(true);
  });
});
