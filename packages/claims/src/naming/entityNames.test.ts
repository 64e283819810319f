import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import {
  claimEntityName,
  offeringEntityName,
  serviceEntityName,
} from './entityNames';

describe('offeringEntityName', () => {
  const names: [what: string, className: string, expected: string][] = [
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
  ];
  for (const [what, className, expected] of names) {
    it(what, () => assert.equal(offeringEntityName(className), expected));
  }

  for (const className of [
    '***',
    'a'.repeat(253),
    'A.b',
    `${'a'.repeat(54)}-${'.'.repeat(9)}`,
  ]) {
    it(`makes a name that the catalog takes of ${className}`, () => {
      const name = offeringEntityName(className);
      assert.ok(KubernetesValidatorFunctions.isValidObjectName(name), name);
      assert.equal(offeringEntityName(className), name);
    });
  }

  it('keeps long names with a common beginning apart', () => {
    assert.notEqual(
      offeringEntityName(`${'a'.repeat(100)}1`),
      offeringEntityName(`${'a'.repeat(100)}2`),
    );
  });
});

describe('serviceEntityName', () => {
  const names: [what: string, offering: string, expected: string][] = [
    ['it is told from a class of the name', 'postgresql', 'postgresql_service'],
    [
      'what is too long is cut',
      'a'.repeat(56),
      `${'a'.repeat(46)}-${'b35439a4'}_service`,
    ],
    ['55 characters are kept', 'a'.repeat(55), `${'a'.repeat(55)}_service`],
  ];
  for (const [what, offering, expected] of names) {
    it(what, () => assert.equal(serviceEntityName(offering), expected));
  }

  it('is valid for names of 253 characters, and keeps them apart', () => {
    const [one, other] = ['1', '2'].map(end =>
      serviceEntityName(`${'a'.repeat(252)}${end}`),
    );
    assert.ok(KubernetesValidatorFunctions.isValidObjectName(one ?? ''), one);
    assert.notEqual(one, other);
  });
});

describe('claimEntityName', () => {
  it('is the name and 8 digits of the sha256 of cluster/namespace/name', () => {
    // printf 'workload/my-apps/orders-db' | sha256sum
    assert.equal(
      claimEntityName('workload', 'my-apps', 'orders-db'),
      'orders-db-a6a4e6f6',
    );
  });

  it('tells clusters and namespaces apart', () => {
    assert.equal(
      new Set([
        claimEntityName('a', 'x', 'db'),
        claimEntityName('b', 'x', 'db'),
        claimEntityName('a', 'y', 'db'),
      ]).size,
      3,
    );
  });

  it('is valid for names of 253 characters', () => {
    const name = claimEntityName('workload', 'my-apps', 'd'.repeat(253));
    assert.equal(name.length, 63);
    assert.ok(KubernetesValidatorFunctions.isValidObjectName(name), name);
  });
});
