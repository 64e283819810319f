import { Opaque } from '../values/Opaque';

const mostBits = { 4: 32, 6: 128 } as const;

/** An address of IPv4 or IPv6, as Go's `netip` reads it, but for those with a zone and those of IPv4 within IPv6. */
export class Ip extends Opaque {
  readonly typeName = 'net.IP';

  constructor(readonly family: 4 | 6, readonly bits: bigint) {
    super();
  }

  static parse(text: string): Ip | undefined {
    if (text.length > 45) {
      return undefined;
    }
    return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  }

  equals(other: Opaque): boolean {
    return (
      other instanceof Ip &&
      this.family === other.family &&
      this.bits === other.bits
    );
  }

  get length(): number {
    return mostBits[this.family];
  }

  /** The leading bits of it. */
  prefix(length: number): bigint {
    return this.bits >> BigInt(this.length - length);
  }

  toString(): string {
    if (this.family === 4) {
      return groupsOf(this.bits, 4, 8n).join('.');
    }
    const groups = groupsOf(this.bits, 8, 16n).map(group => group.toString(16));
    return shorten(groups);
  }

  get isUnspecified(): boolean {
    return this.bits === 0n;
  }

  get isLoopback(): boolean {
    return this.family === 4 ? this.prefix(8) === 127n : this.bits === 1n;
  }

  get isMulticast(): boolean {
    return this.family === 4
      ? this.prefix(4) === 0xen
      : this.prefix(8) === 0xffn;
  }

  get isLinkLocalMulticast(): boolean {
    return this.family === 4
      ? this.prefix(24) === 0xe00000n
      : this.prefix(8) === 0xffn && ((this.bits >> 112n) & 0xfn) === 2n;
  }

  get isLinkLocalUnicast(): boolean {
    return this.family === 4
      ? this.prefix(16) === 0xa9fen
      : this.prefix(10) === 0x3fan;
  }

  get isGlobalUnicast(): boolean {
    const isBroadcast = this.family === 4 && this.bits === 0xffffffffn;
    return (
      !isBroadcast &&
      !this.isUnspecified &&
      !this.isLoopback &&
      !this.isMulticast &&
      !this.isLinkLocalUnicast
    );
  }
}

function parseIpv4(text: string): Ip | undefined {
  const bits = ipv4Bits(text);
  return bits === undefined ? undefined : new Ip(4, bits);
}

function ipv4Bits(text: string): bigint | undefined {
  const octets = text.split('.');
  const areOctets = octets.every(
    octet => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255,
  );
  return octets.length === 4 && areOctets
    ? octets.reduce((bits, octet) => bits * 256n + BigInt(octet), 0n)
    : undefined;
}

function parseIpv6(text: string): Ip | undefined {
  const halves = text.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const parts = halves.map((half, index) =>
    half === '' && halves.length === 2
      ? []
      : groupsIn(half, index === halves.length - 1),
  );
  const [head, tail = []] = parts;
  if (!head || parts.includes(undefined)) {
    return undefined;
  }
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const groups = [
    ...head,
    ...new Array<bigint>(missing).fill(0n),
    ...(tail ?? []),
  ];
  const bits = groups.reduce((all, group) => all * 65_536n + group, 0n);
  return bits >> 32n === 0xffffn ? undefined : new Ip(6, bits);
}

/** An address of IPv4 may stand for the last two groups. */
function groupsIn(text: string, isLast: boolean): bigint[] | undefined {
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
      continue;
    }
    const bits =
      isLast && index === parts.length - 1 ? ipv4Bits(part) : undefined;
    if (bits === undefined) {
      return undefined;
    }
    groups.push(bits >> 16n, bits & 0xffffn);
  }
  return groups;
}

function groupsOf(bits: bigint, count: number, size: bigint): bigint[] {
  const mask = (1n << size) - 1n;
  return Array.from(
    { length: count },
    (_, index) => (bits >> (BigInt(count - 1 - index) * size)) & mask,
  );
}

/** `::` stands for the first of the longest runs of zeros, of two at least (RFC 5952). */
function shorten(groups: readonly string[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') {
      length += 1;
    }
    if (length > best.length) {
      best = { start, length };
    }
  }
  return best.length < 2
    ? groups.join(':')
    : `${groups.slice(0, best.start).join(':')}::${groups
        .slice(best.start + best.length)
        .join(':')}`;
}
