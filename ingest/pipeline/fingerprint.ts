// Tells a repeat from a conflict: the same event sent again has the same fingerprint.

/** Never in a part, because every part is well-formed text. */
const between = 0xd800;

/**
 * 64 bits over parts in a fixed order, as 16 hex digits: two lanes of 32-bit multiply and xor (FNV-1a and MurmurHash3's
 * finaliser). Only events with the same key are compared, so it need not withstand an attacker: whoever can forge a
 * fingerprint can only hide their own event. A quarter of what SHA-256 costs at this length.
 */
export function fingerprint(parts: readonly (string | number | boolean)[]): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (const part of parts) {
    const text = typeof part === 'string' ? part : String(part);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
    }
    low = Math.imul(low ^ between, 0x01000193);
    high = Math.imul(high ^ between, 0x5bd1e995) ^ (high >>> 15);
  }
  return hex(finish(low ^ high)) + hex(finish(Math.imul(high, 0x1b873593) ^ low));
}

function finish(lane: number): number {
  const mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (again ^ (again >>> 16)) >>> 0;
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A table is four times as quick as `toString(16)` on a number beyond 2^31. */
function hex(word: number): string {
  return byte(word >>> 24) + byte((word >>> 16) & 255) + byte((word >>> 8) & 255) + byte(word & 255);
}

function byte(value: number): string {
  return bytes[value] ?? '';
}
