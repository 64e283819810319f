import { Opaque } from '../values/Opaque';

const number = '(0|[1-9]\\d{0,19})';
const form = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-([0-9A-Za-z.-]*))?(?:\\+([0-9A-Za-z.-]*))?$`,
);

/** A version by the rules of semver.org 2.0.0. */
export class Semver extends Opaque {
  readonly typeName = 'kubernetes.Semver';

  private constructor(
    readonly numbers: readonly [bigint, bigint, bigint],
    readonly preRelease: readonly string[],
  ) {
    super();
  }

  /** `undefined` if the text is none. */
  static parse(text: string): Semver | undefined {
    const match = form.exec(text);
    if (!match) {
      return undefined;
    }
    const [, major = '', minor = '', patch = '', pre, build] = match;
    const identifiers = pre?.split('.') ?? [];
    const isValid =
      identifiers.every(one =>
        /^(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)$/.test(one),
      ) &&
      (build?.split('.').every(one => one !== '') ?? true);
    return isValid
      ? new Semver([BigInt(major), BigInt(minor), BigInt(patch)], identifiers)
      : undefined;
  }

  /** Also what is shorter, and what begins with `v` or zeros: `v1.02`. */
  static parseTolerantly(text: string): Semver | undefined {
    const [first = '', second, third] = splitAtTwoDots(text.replace(/^v/, ''));
    const parts = [first, second, third]
      .filter(part => part !== undefined)
      .map(withoutZeros);
    if (parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')) {
      return undefined;
    }
    return Semver.parse([...parts, '0', '0'].slice(0, 3).join('.'));
  }

  /** Less than, equal to or greater than zero. */
  compare(other: Semver): number {
    for (const [index, value] of this.numbers.entries()) {
      const theirs = other.numbers[index] ?? 0n;
      if (value !== theirs) {
        return value < theirs ? -1 : 1;
      }
    }
    return comparePreReleases(this.preRelease, other.preRelease);
  }

  equals(other: Opaque): boolean {
    return other instanceof Semver && this.compare(other) === 0;
  }
}

function splitAtTwoDots(text: string): string[] {
  const [first = '', second, ...rest] = text.split('.');
  return [
    first,
    ...(second === undefined ? [] : [second]),
    ...(rest.length > 0 ? [rest.join('.')] : []),
  ];
}

function withoutZeros(part: string): string {
  if (part.length < 2) {
    return part;
  }
  const rest = part.replace(/^0+/, '');
  return /^\d/.test(rest) ? rest : `0${rest}`;
}

function comparePreReleases(
  a: readonly string[],
  b: readonly string[],
): number {
  if (a.length === 0 || b.length === 0) {
    return Math.sign(b.length - a.length);
  }
  for (const [index, mine] of a.entries()) {
    const theirs = b[index];
    if (theirs === undefined) {
      return 1;
    }
    const order = compareIdentifiers(mine, theirs);
    if (order !== 0) {
      return order;
    }
  }
  return a.length < b.length ? -1 : 0;
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumberA && isNumberB) {
    return a.length - b.length || Number(a > b) - Number(a < b);
  }
  if (isNumberA !== isNumberB) {
    return isNumberA ? -1 : 1;
  }
  return Number(a > b) - Number(a < b);
}
