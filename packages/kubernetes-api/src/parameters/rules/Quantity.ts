const suffixes: Record<string, bigint> = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  M: 10n ** 15n,
  G: 10n ** 18n,
  T: 10n ** 21n,
  P: 10n ** 24n,
  E: 10n ** 27n,
  Ki: 10n ** 9n * 2n ** 10n,
  Mi: 10n ** 9n * 2n ** 20n,
  Gi: 10n ** 9n * 2n ** 30n,
  Ti: 10n ** 9n * 2n ** 40n,
  Pi: 10n ** 9n * 2n ** 50n,
  Ei: 10n ** 9n * 2n ** 60n,
};

const form =
  /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** An amount as Kubernetes writes it (`resource.Quantity`): `500m`, `1.5Gi`, `2e3`. */
export class Quantity {
  private constructor(readonly nanos: bigint) {}

  /** `undefined` if the text is none. */
  static parse(text: string): Quantity | undefined {
    const match = form.exec(text);
    if (!match) return undefined;
    const [, sign, whole = '', fraction = '', exponent, suffix = ''] = match;
    if (!whole && !fraction) return undefined;
    let nanos = BigInt(whole + fraction) * (suffixes[suffix] ?? 0n);
    const shift = Number(exponent ?? 0) - fraction.length;
    nanos =
      shift < 0 ? nanos / 10n ** BigInt(-shift) : nanos * 10n ** BigInt(shift);
    return new Quantity(sign === '-' ? -nanos : nanos);
  }

  static of(nanos: bigint): Quantity {
    return new Quantity(nanos);
  }
}
