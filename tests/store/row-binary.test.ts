import { describe, expect, it } from 'vitest';
import {
  readUuid,
  rowReader,
  writeLength,
  writeText,
  writeUuid,
  writeWhole,
} from '../../store/row-binary.ts';

const desk = Buffer.alloc(2_000);

describe('RowBinary', () => {
  it('writes a UUID as two halves that run backwards', () => {
    const uuid = '00112233-4455-8677-8899-aabbccddeeff';
    expect(writeUuid(desk, 1, uuid)).toBe(17);
    expect(desk.toString('hex', 1, 17)).toBe('7786554433221100ffeeddccbbaa9988');
    expect(readUuid(desk, 1)).toBe(uuid);
  });

  it.each([0, 1, 2 ** 32 - 1, 2 ** 32, 1_795_000_000_123, Number.MAX_SAFE_INTEGER])('writes %d', (value) => {
    expect(writeWhole(desk, 0, value)).toBe(8);
    expect(desk.readBigUInt64LE(0)).toBe(BigInt(value));
    expect(rowReader(desk, 0).whole()).toBe(value);
  });

  it.each([
    [0, '00'],
    [127, '7f'],
    [128, '8001'],
    [300, 'ac02'],
    [65_536, '808004'],
  ])('writes the length %d in LEB128', (length, hex) => {
    const end = writeLength(desk, 0, length);
    expect(desk.toString('hex', 0, end)).toBe(hex);
    expect(rowReader(desk, 0).list(() => 0)).toHaveLength(length);
  });

  it.each(['', 'post', 'Café', '日本語 🙂', 'x'.repeat(63), 'x'.repeat(64), 'é'.repeat(200)])(
    'writes the text %s in UTF-8',
    (text) => {
      const end = writeText(desk, 0, text);
      const reader = rowReader(desk, 0);
      expect(reader.text()).toBe(text);
      expect(end).toBe(Buffer.byteLength(text) + (Buffer.byteLength(text) < 128 ? 1 : 2));
    },
  );

  it('replaces what is no character', () => {
    writeText(desk, 0, 'a\ud800b');
    expect(rowReader(desk, 0).text()).toBe('a\ufffdb');
  });
});
