/**
 * FNV-1a of 32 bits, and MurmurHash3's last step, since the last characters of a text hardly change the upper bits. A
 * cryptographic hash of each free instance would be most of what a claim on a large pool costs.
 */
export function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
