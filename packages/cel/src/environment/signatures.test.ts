import assert from 'node:assert/strict';
import { it } from 'node:test';
import { kubernetesSignatures } from '../__testUtils__/kubernetesSignatures';
import { createSchemaEnvironment, formatType, type Signature } from '../index';

/** `list(A).indexOf(A): int`, with the parameters of types named in the order in which they come. */
function format({ name, isMember, params, result }: Signature): string {
  const names = new Map<string, string>();
  const [first, ...others] = params.map(formatType);
  const text = isMember
    ? `${first}.${name}(${others.join(', ')}): ${formatType(result)}`
    : `${name}(${params.map(formatType).join(', ')}): ${formatType(result)}`;
  return text
    .replaceAll(/\b[A-Z]\b/g, one => {
      const known = names.get(one) ?? String.fromCharCode(65 + names.size);
      names.set(one, known);
      return known;
    })
    .replaceAll('google.protobuf.Duration', 'duration')
    .replaceAll('google.protobuf.Timestamp', 'timestamp');
}

it('every function of an API server is known, and no other, its overloads in their order', () => {
  const ours = createSchemaEnvironment({})
    .signatures()
    .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
  assert.deepEqual(ours.map(format), kubernetesSignatures);
});
