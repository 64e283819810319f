/** The longest address of IPv6, with one of IPv4 in it. */
const longestIpv6 = 45;

/** Zeros before a number count for nothing, as in Kubernetes' `ParseIPSloppy`. */
export function isIpv4(text: string): boolean {
  const octets = text.split('.', 5);
  return (
    octets.length === 4 &&
    octets.every(octet => {
      const digits = /^0*(\d{1,3})$/.exec(octet)?.[1];
      return digits !== undefined && Number(digits) <= 255;
    })
  );
}

export function isIpv6(text: string): boolean {
  if (text.length > longestIpv6 || !text.includes(':')) return false;
  const halves = text.split('::');
  const groups = text.split(':').filter(group => group !== '');
  const last = groups.at(-1) ?? '';
  const isMixed = last.includes('.');
  const count = groups.length + (isMixed ? 1 : 0);
  const areGroups = groups
    .slice(0, isMixed ? -1 : undefined)
    .every(group => /^[0-9a-fA-F]{1,4}$/.test(group));
  return (
    areGroups &&
    (!isMixed || isIpv4(last)) &&
    !/:::|^:[^:]|[^:]:$/.test(text) &&
    (halves.length === 1 ? count === 8 : halves.length === 2 && count <= 7)
  );
}

export function isCidr(text: string): boolean {
  const slash = text.indexOf('/');
  const address = text.slice(0, slash);
  const bits = text.slice(slash + 1);
  if (slash < 0 || !/^\d{1,3}$/.test(bits)) return false;
  return isIpv4(address)
    ? Number(bits) <= 32
    : isIpv6(address) && Number(bits) <= 128;
}
