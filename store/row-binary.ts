// Values as ClickHouse's RowBinary writes them, straight into bytes. Writers return where the next value goes.

/** How many bytes a UUID takes. */
export const uuidBytes = 16;

const ascii = 0x80;
/** Longer texts are left to the runtime, whose call costs as much as writing about so many characters here. */
const shortText = 64;

const digitValues = Uint8Array.from({ length: ascii }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? 0 : value;
});
const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** ClickHouse keeps a UUID as two little-endian halves: each runs backwards. */
const reversed = (index: number) => (index < 8 ? 7 - index : 23 - index);

/** Writes the UUID this text spells: four words of eight digits, those of a half the other way round. */
export function writeUuid(bytes: Buffer, at: number, text: string): number {
  writeWord(bytes, at + 4, (hexHalf(text, 0) << 16) | hexHalf(text, 4));
  writeWord(bytes, at, (hexHalf(text, 9) << 16) | hexHalf(text, 14));
  writeWord(bytes, at + 12, (hexHalf(text, 19) << 16) | hexHalf(text, 24));
  writeWord(bytes, at + 8, (hexHalf(text, 28) << 16) | hexHalf(text, 32));
  return at + uuidBytes;
}

/** The number four digits spell. */
function hexHalf(text: string, from: number): number {
  return (
    (digit(text, from) << 12) |
    (digit(text, from + 1) << 8) |
    (digit(text, from + 2) << 4) |
    digit(text, from + 3)
  );
}

function digit(text: string, at: number): number {
  return digitValues[text.charCodeAt(at)] ?? 0;
}

/** Byte by byte, whatever its sign; in this hot place a call for all four costs more. */
function writeWord(bytes: Buffer, at: number, word: number): void {
  bytes[at] = word;
  bytes[at + 1] = word >>> 8;
  bytes[at + 2] = word >>> 16;
  bytes[at + 3] = word >>> 24;
}

export function readUuid(bytes: Buffer, at: number): string {
  let text = '';
  for (let index = 0; index < uuidBytes; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += hexPairs[bytes[at + reversed(index)] ?? 0] ?? '';
  }
  return text;
}

/** A number up to 2^53 as UInt64, and equally as Int64. */
export function writeWhole(bytes: Buffer, at: number, value: number): number {
  bytes.writeUInt32LE(value % 2 ** 32, at);
  return bytes.writeUInt32LE(Math.floor(value / 2 ** 32), at + 4);
}

export function readWhole(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32;
}

/** A length in LEB128, as it stands before texts and arrays. */
export function writeLength(bytes: Buffer, at: number, length: number): number {
  let rest = length;
  let next = at;
  while (rest >= 0x80) {
    bytes[next++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[next++] = rest;
  return next;
}

/** Writes text as UTF-8; lone surrogates become U+FFFD. */
export function writeText(bytes: Buffer, at: number, text: string): number {
  const { length } = text;
  if (length < shortText && writeAscii(bytes, at + 1, text)) {
    bytes[at] = length;
    return at + 1 + length;
  }
  const start = writeLength(bytes, at, Buffer.byteLength(text));
  return start + bytes.write(text, start);
}

/** False as soon as a character takes more than one byte. */
export function writeAscii(bytes: Buffer, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= ascii) return false;
    bytes[at + index] = code;
  }
  return true;
}

/** Reads values one after another. */
export function rowReader(bytes: Buffer, from: number) {
  let at = from;

  function length(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  function advanced(by: number): number {
    at += by;
    return at - by;
  }

  function text(size = length()): string {
    const start = advanced(size);
    return bytes.toString('utf8', start, start + size);
  }

  return {
    uuid: () => readUuid(bytes, advanced(uuidBytes)),
    whole: () => readWhole(bytes, advanced(8)),
    uint32: () => bytes.readUInt32LE(advanced(4)),
    uint16: () => bytes.readUInt16LE(advanced(2)),
    bool: () => bytes[advanced(1)] === 1,
    text,
    list: <T>(element: () => T): T[] => Array.from({ length: length() }, element),
  };
}
