import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import { Cidr } from './Cidr';
import { Ip } from './Ip';

/** `ip` and `cidr` of Kubernetes' CEL (apiserver 0.37, `library/ip.go`, `library/cidr.go`). */
export const network = new FunctionTable()
  .global('ip', ['string'], 'net.IP', (_, text: string) => ipOf(text))
  .global('isIP', ['string'], 'bool', (_, text: string) => !!Ip.parse(text))
  .global(
    'ip.isCanonical',
    ['string'],
    'bool',
    (_, text: string) => ipOf(text).toString() === text,
  )
  .member('family', ['net.IP'], 'int', (_, ip: Ip) => BigInt(ip.family))
  .global('cidr', ['string'], 'net.CIDR', (_, text: string) => cidrOf(text))
  .global('isCIDR', ['string'], 'bool', (_, text: string) => !!Cidr.parse(text))
  .global('string', ['net.IP'], 'string', (_, ip: Ip) => ip.toString())
  .global('string', ['net.CIDR'], 'string', (_, cidr: Cidr) => cidr.toString())
  .member(
    'containsIP',
    ['net.CIDR', 'string'],
    'bool',
    (_, cidr: Cidr, text: string) => cidr.containsIp(ipOf(text)),
  )
  .member(
    'containsIP',
    ['net.CIDR', 'net.IP'],
    'bool',
    (_, cidr: Cidr, ip: Ip) => cidr.containsIp(ip),
  )
  .member(
    'containsCIDR',
    ['net.CIDR', 'string'],
    'bool',
    (_, cidr: Cidr, text: string) => cidr.containsCidr(cidrOf(text)),
  )
  .member(
    'containsCIDR',
    ['net.CIDR', 'net.CIDR'],
    'bool',
    (_, cidr: Cidr, other: Cidr) => cidr.containsCidr(other),
  )
  .member('ip', ['net.CIDR'], 'net.IP', (_, cidr: Cidr) => cidr.ip)
  .member('prefixLength', ['net.CIDR'], 'int', (_, cidr: Cidr) =>
    BigInt(cidr.length),
  )
  .member('masked', ['net.CIDR'], 'net.CIDR', (_, cidr: Cidr) => cidr.masked);

const tests = [
  'isUnspecified',
  'isLoopback',
  'isLinkLocalMulticast',
  'isLinkLocalUnicast',
  'isGlobalUnicast',
] as const;
for (const name of tests) {
  network.member(name, ['net.IP'], 'bool', (_, ip: Ip) => ip[name]);
}

function ipOf(text: string): Ip {
  const ip = Ip.parse(text);
  if (!ip) {
    throw new CelError('the text is no IP address');
  }
  return ip;
}

function cidrOf(text: string): Cidr {
  const cidr = Cidr.parse(text);
  if (!cidr) {
    throw new CelError('the text is no range of IP addresses');
  }
  return cidr;
}
