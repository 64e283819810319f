import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { schemaCases } from '../__testUtils__/schemaCases';
import { parameterCases } from '../__testUtils__/parameterCases';
import { findSchemaProblems } from './findSchemaProblems';

describe('findSchemaProblems', () => {
  for (const { name, schema, problems } of schemaCases) {
    it(`knows: ${name}`, () => {
      const before = JSON.stringify(schema);
      const found = findSchemaProblems(schema);
      assert.deepEqual(
        found.map(({ path }) => path),
        problems,
        JSON.stringify(found),
      );
      assert.equal(JSON.stringify(schema), before);
    });
  }

  it('finds nothing in schemas that are used elsewhere', () => {
    const schemas = parameterCases.filter(
      // These rules are there to fail.
      ({ name }) => !/names that objects of JavaScript have/.test(name),
    );
    for (const { name, schema } of schemas) {
      assert.deepEqual(findSchemaProblems(schema), [], name);
    }
  });

  it('throws nothing, whatever it is given', () => {
    let deep: object = { type: 'string' };
    for (let level = 0; level < 5_000; level++) {
      deep = { type: 'object', properties: { a: deep } };
    }
    for (const schema of [
      null,
      [],
      'x',
      deep,
      { type: 'object', properties: { a: null, constructor: 1 } },
      { type: 'object', 'x-kubernetes-validations': [null, 1, { rule: 1 }] },
      { type: 'object', allOf: [null], not: [] },
      { type: ['object'] },
    ]) {
      assert.notEqual(findSchemaProblems(schema).length, 0);
    }
  });
});
