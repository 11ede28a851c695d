// Bytes of an answer as they are asked for, however they were cut on their way here.
import type { Readable } from 'node:stream';

export interface ByteSource {
  /** So many bytes, to be read before the next are asked for. Nothing when the answer ends before. */
  take(count: number): Promise<Buffer | undefined>;
  /** A number in LEB128, at most 2^53. Nothing when the answer ends before. */
  takeNumber(): Promise<number | undefined>;
  /** True when nothing is left. */
  ended(): Promise<boolean>;
  /** The first bytes of what is left, as many as are here. */
  peek(): Buffer;
  /** Everything that is left. */
  rest(): Promise<Buffer>;
}

export function byteSource(stream: Readable): ByteSource {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let held: Buffer = Buffer.alloc(0);

  /** Joined once, however many pieces it takes. */
  async function hold(count: number): Promise<boolean> {
    const parts = [held];
    let length = held.length;
    while (length < count) {
      const next = await pieces.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
    }
    held = parts.length === 1 ? held : Buffer.concat(parts);
    return length >= count;
  }

  const source: ByteSource = {
    async take(count) {
      if (held.length < count && !(await hold(count))) return undefined;
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
    async takeNumber() {
      let value = 0;
      for (let unit = 1; ; unit *= 128) {
        const byte = (await source.take(1))?.[0];
        if (byte === undefined) return undefined;
        value += (byte & 0x7f) * unit;
        if (byte < 0x80) return value;
      }
    },
    ended: async () => held.length === 0 && !(await hold(1)),
    peek: () => held,
    async rest() {
      await hold(Infinity);
      return held;
    },
  };
  return source;
}
