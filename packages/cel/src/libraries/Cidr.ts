import { Opaque } from '../values/Opaque';
import { Ip } from './Ip';

/** A range of addresses, as Go's `netip.ParsePrefix` reads it. */
export class Cidr extends Opaque {
  readonly typeName = 'net.CIDR';

  constructor(readonly ip: Ip, readonly length: number) {
    super();
  }

  static parse(text: string): Cidr | undefined {
    const slash = text.lastIndexOf('/');
    const length = text.slice(slash + 1);
    const ip = slash < 0 ? undefined : Ip.parse(text.slice(0, slash));
    return ip &&
      /^(?:0|[1-9]\d{0,2})$/.test(length) &&
      Number(length) <= ip.length
      ? new Cidr(ip, Number(length))
      : undefined;
  }

  equals(other: Opaque): boolean {
    return (
      other instanceof Cidr &&
      this.ip.equals(other.ip) &&
      this.length === other.length
    );
  }

  containsIp(ip: Ip): boolean {
    return (
      this.ip.family === ip.family &&
      this.ip.prefix(this.length) === ip.prefix(this.length)
    );
  }

  containsCidr(other: Cidr): boolean {
    return this.length <= other.length && this.containsIp(other.ip);
  }

  get masked(): Cidr {
    const rest = BigInt(this.ip.length - this.length);
    const bits = (this.ip.bits >> rest) << rest;
    return new Cidr(new Ip(this.ip.family, bits), this.length);
  }

  toString(): string {
    return `${this.ip}/${this.length}`;
  }
}
