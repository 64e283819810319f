import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import { Semver } from './Semver';

const name = 'kubernetes.Semver';

/** `semver` of Kubernetes' CEL (apiserver 0.37, `library/semverlib.go`). */
export const semvers = new FunctionTable()
  .global('semver', ['string'], name, (budget, text: string) => {
    budget.spendText(text.length);
    return parse(text, false);
  })
  .global(
    'semver',
    ['string', 'bool'],
    name,
    (budget, text: string, tolerant: boolean) => {
      budget.spendText(text.length);
      return parse(text, tolerant);
    },
  )
  .global('isSemver', ['string'], 'bool', (budget, text: string) => {
    budget.spendText(text.length);
    return read(text, false) !== undefined;
  })
  .global(
    'isSemver',
    ['string', 'bool'],
    'bool',
    (budget, text: string, tolerant: boolean) => {
      budget.spendText(text.length);
      return read(text, tolerant) !== undefined;
    },
  )
  .member(
    'isGreaterThan',
    [name, name],
    'bool',
    (_, a: Semver, b: Semver) => a.compare(b) > 0,
  )
  .member(
    'isLessThan',
    [name, name],
    'bool',
    (_, a: Semver, b: Semver) => a.compare(b) < 0,
  )
  .member('compareTo', [name, name], 'int', (_, a: Semver, b: Semver) =>
    BigInt(Math.sign(a.compare(b))),
  )
  .member('major', [name], 'int', (_, { numbers }: Semver) => numbers[0])
  .member('minor', [name], 'int', (_, { numbers }: Semver) => numbers[1])
  .member('patch', [name], 'int', (_, { numbers }: Semver) => numbers[2]);

function read(text: string, tolerant: boolean): Semver | undefined {
  return tolerant ? Semver.parseTolerantly(text) : Semver.parse(text);
}

function parse(text: string, tolerant: boolean): Semver {
  const version = read(text, tolerant);
  if (!version) {
    throw new CelError('the text is no version');
  }
  return version;
}
