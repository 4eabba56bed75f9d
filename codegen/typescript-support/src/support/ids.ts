import { randomBytes } from 'node:crypto';

let last = 0n;

/** A UUID of version 7; those of one process are sorted by the order of their making. */
export function newId(): string {
  // 48 bits of milliseconds, then a counter that starts anew with each of them
  const now = BigInt(Date.now()) << 12n;
  last = now > last ? now : last + 1n;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Number(last >> 12n), 0, 6);
  bytes.writeUInt16BE(0x7000 | Number(last & 0xfffn), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
