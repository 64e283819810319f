import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import { Quantity } from './Quantity';

const name = 'kubernetes.Quantity';

/** `quantity` of Kubernetes' CEL (apiserver 0.37, `library/quantity.go`). */
export const quantities = new FunctionTable()
  .global('quantity', ['string'], name, (_, text: string) => parse(text))
  .global(
    'isQuantity',
    ['string'],
    'bool',
    (_, text: string) => Quantity.parse(text) !== undefined,
  )
  .member('compareTo', [name, name], 'int', (_, a: Quantity, b: Quantity) =>
    compare(a, b),
  )
  .member(
    'isLessThan',
    [name, name],
    'bool',
    (_, a: Quantity, b: Quantity) => compare(a, b) < 0n,
  )
  .member(
    'isGreaterThan',
    [name, name],
    'bool',
    (_, a: Quantity, b: Quantity) => compare(a, b) > 0n,
  )
  .global('sign', [name], 'int', (_, a: Quantity) =>
    compare(a, Quantity.of(0n)),
  )
  .member(
    'isInteger',
    [name],
    'bool',
    (_, a: Quantity) => a.integer !== undefined,
  )
  .member('asInteger', [name], 'int', (_, { integer }: Quantity) => {
    if (integer === undefined) {
      throw new CelError('cannot convert value to integer');
    }
    return integer;
  })
  .member(
    'asApproximateFloat',
    [name],
    'double',
    (_, { nanos }: Quantity) => Number(nanos) / 1e9,
  )
  .member('add', [name, name], name, (_, a: Quantity, b: Quantity) => a.plus(b))
  .member('add', [name, 'int'], name, (_, a: Quantity, b: bigint) =>
    a.plus(Quantity.of(b)),
  )
  .member('sub', [name, name], name, (_, a: Quantity, b: Quantity) =>
    a.plus(b.negated),
  )
  .member('sub', [name, 'int'], name, (_, a: Quantity, b: bigint) =>
    a.plus(Quantity.of(-b)),
  );

function parse(text: string): Quantity {
  const quantity = Quantity.parse(text);
  if (!quantity) {
    throw new CelError('the text is no quantity');
  }
  return quantity;
}

function compare(a: Quantity, b: Quantity): bigint {
  if (a.nanos === b.nanos) {
    return 0n;
  }
  return a.nanos < b.nanos ? -1n : 1n;
}
