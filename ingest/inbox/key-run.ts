// A run: a file of sorted index entries that is written once, read at places, and at last merged into a larger one.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { TableeError } from '../../core/errors.ts';
import { entryWords, type KeyEntries } from './key-entry.ts';
import { addToFilter, filterWords, mayHold, type KeyFilter } from './key-filter.ts';
import { searchKeys } from './sorted-keys.ts';
import { syncFolder } from './sync-folder.ts';

/*
 * | words       | what                                                                                      |
 * | ----------- | ----------------------------------------------------------------------------------------- |
 * | 8 × n       | entries in order                                                                          |
 * | 2^bits + 1  | directory: the entry at which each bucket begins; a key's first bits say which it lies in |
 * | 16 × blocks | filter                                                                                    |
 * | 8           | format, n, bits, words of the filter, CRC-32 of directory and filter, three reserved      |
 *
 * Words are as this machine writes them: the index stays where it was made.
 */
const format = 1;
const footerWords = 8;
const wordBytes = 4;

/** About so many lie in a bucket: a page of a disk. */
const keysInBucket = 128;
const mostBits = 24;

export interface KeyRun {
  count: number;
  /** Buckets are numbered by so many of a key's first bits. */
  bits: number;
  find(asked: KeyEntries): KeyEntries | undefined;
  /** Holds directory and filter in memory from now on: for whoever asks all the time. */
  keepAtHand(): void;
  /** The entries of these buckets. */
  read(fromBucket: number, toBucket: number): KeyEntries;
  close(): void;
}

/** @throws TableeError `INBOX_NEWER` when a newer release wrote the run; an error of the system when it is not there. */
export function openRun(path: string): KeyRun {
  const file = openSync(path, 'r');
  const words = (count: number, at: number) => {
    const read = new Uint32Array(count);
    readSync(file, read, 0, wordBytes * count, wordBytes * at);
    return read;
  };
  const size = fstatSync(file).size / wordBytes;
  const [written, count = 0, bits = 1, filterSize = 0, sum] = words(footerWords, size - footerWords);
  if (written !== format) throw newer(path);
  const directoryAt = entryWords * count;
  const buckets = 2 ** bits;
  let directory: Uint32Array | undefined;
  let filter: KeyFilter | undefined;

  function read(fromBucket: number, toBucket: number): KeyEntries {
    const from = directory?.[fromBucket] ?? words(1, directoryAt + fromBucket)[0] ?? 0;
    const to = directory?.[toBucket] ?? words(1, directoryAt + toBucket)[0] ?? 0;
    return words(entryWords * (to - from), entryWords * from);
  }

  return {
    count,
    bits,
    read,
    find(asked) {
      if (filter !== undefined && !mayHold(filter, asked)) return undefined;
      const bucket = bucketOf(asked[0] ?? 0, bits);
      return searchKeys(read(bucket, bucket + 1), asked);
    },
    keepAtHand() {
      if (directory !== undefined) return;
      const both = words(buckets + 1 + filterSize, directoryAt);
      directory = both.subarray(0, buckets + 1);
      // A damaged filter would call what is there missing; without one every look-up reads.
      if (crc32(bytesOf(both)) === sum) filter = both.subarray(buckets + 1);
    },
    close() {
      closeSync(file);
    },
  };
}

function newer(path: string): TableeError {
  return new TableeError(`${path} was written by a newer release`, { code: 'INBOX_NEWER' });
}

function bucketOf(firstWord: number, bits: number): number {
  return firstWord >>> (32 - bits);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Writes a run from sorted slices that follow one another, `most` entries or fewer, and returns how many they were.
 * Durable, its place in the folder included, when it resolves.
 */
export async function writeRun(path: string, slices: Iterable<KeyEntries>, most: number): Promise<number> {
  const end = newEnd(most);
  const file = await open(path, 'wx', 0o600);
  try {
    for (const slice of slices) {
      await file.writeFile(bytesOf(slice));
      end.note(slice);
    }
    await file.writeFile(bytesOf(end.words()));
    await file.datasync();
  } catch (error) {
    // On a full disk, what is of no use takes no room.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  syncFolder(dirname(path));
  return end.count();
}

/** What stands after the entries: it grows while they are written. */
function newEnd(most: number) {
  const bits = Math.min(mostBits, Math.max(1, Math.round(Math.log2(most / keysInBucket))));
  const buckets = 2 ** bits;
  const words = new Uint32Array(buckets + 1 + filterWords(most) + footerWords);
  const directory = words.subarray(0, buckets + 1);
  const filter = words.subarray(buckets + 1, -footerWords);
  let count = 0;
  return {
    count: () => count,
    note(slice: KeyEntries) {
      count += slice.length / entryWords;
      addToFilter(filter, slice);
      for (let at = 0; at < slice.length; at += entryWords) {
        const next = bucketOf(slice[at] ?? 0, bits) + 1;
        directory[next] = (directory[next] ?? 0) + 1;
      }
    },
    words() {
      for (let bucket = 1; bucket <= buckets; bucket++)
        directory[bucket] = (directory[bucket] ?? 0) + (directory[bucket - 1] ?? 0);
      const sum = crc32(bytesOf(words.subarray(0, -footerWords)));
      words.set([format, count, bits, filter.length, sum], words.length - footerWords);
      return words;
    },
  };
}
