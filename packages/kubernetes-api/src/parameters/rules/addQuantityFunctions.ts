import type { Environment } from '@marcbachmann/cel-js';
import { Quantity } from './Quantity';

const unit = 10n ** 9n;

/** Kubernetes' CEL library for quantities (apiserver 0.37), but for what turns one into text. */
export function addQuantityFunctions(environment: Environment): Environment {
  const parse = (text: string) => {
    const quantity = Quantity.parse(text);
    if (!quantity) throw new Error(`'${text}' is not a quantity`);
    return quantity;
  };
  const compare = (a: Quantity, b: Quantity) => {
    if (a.nanos === b.nanos) return 0n;
    return a.nanos < b.nanos ? -1n : 1n;
  };
  const isInteger = ({ nanos }: Quantity) => nanos % unit === 0n;
  return environment
    .registerType('Quantity', Quantity)
    .registerFunction('quantity(string): Quantity', parse)
    .registerFunction(
      'isQuantity(string): bool',
      (text: string) => Quantity.parse(text) !== undefined,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', compare)
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (a: Quantity, b: Quantity) => compare(a, b) < 0n,
    )
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (a: Quantity, b: Quantity) => compare(a, b) > 0n,
    )
    .registerFunction('Quantity.sign(): int', (a: Quantity) =>
      compare(a, Quantity.of(0n)),
    )
    .registerFunction('Quantity.isInteger(): bool', isInteger)
    .registerFunction('Quantity.asInteger(): int', (a: Quantity) => {
      if (!isInteger(a)) throw new Error('the quantity is not an integer');
      return a.nanos / unit;
    })
    .registerFunction(
      'Quantity.asApproximateFloat(): double',
      (a: Quantity) => Number(a.nanos) / 1e9,
    )
    .registerFunction(
      'Quantity.add(Quantity): Quantity',
      (a: Quantity, b: Quantity) => Quantity.of(a.nanos + b.nanos),
    )
    .registerFunction('Quantity.add(int): Quantity', (a: Quantity, b: bigint) =>
      Quantity.of(a.nanos + b * unit),
    )
    .registerFunction(
      'Quantity.sub(Quantity): Quantity',
      (a: Quantity, b: Quantity) => Quantity.of(a.nanos - b.nanos),
    )
    .registerFunction('Quantity.sub(int): Quantity', (a: Quantity, b: bigint) =>
      Quantity.of(a.nanos - b * unit),
    );
}
