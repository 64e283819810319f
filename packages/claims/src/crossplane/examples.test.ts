import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { apiVersionOf } from '@services-toolkit/kubernetes-api';
import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import { parse } from 'yaml';
import { readCompositeDefinition } from './readCompositeDefinition';

const examples = resolve(__dirname, '../../../../examples/crossplane');

for (const version of ['v1', 'v2']) {
  it(`finds that examples/crossplane/${version} takes the parameters of its claim`, () => {
    const read = (file: string) =>
      parse(readFileSync(resolve(examples, version, file), 'utf8'));
    const reading = readCompositeDefinition(read('definition.yaml'));
    assert.ok(reading.kind === 'valid');
    const { parametersSchema, type } = reading.definition;
    const { spec } = read('claim/class-claim.yaml');
    const { violations } = validateParameters(
      parametersSchema,
      spec.parameters,
    );
    assert.deepEqual(violations, []);
    assert.deepEqual(read('composition.yaml').spec.compositeTypeRef, {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
    });
  });
}
