// How much more the inbox may take: its budget, what the disk has left, and who is asked to wait first.
import { statfsSync } from 'node:fs';

export interface Budget {
  /** Most bytes of entries not yet stored; half of what the disk has left is the limit even so. */
  maxBytes: number;
  /** Room to leave on the disk; by its size when absent ({@link reserveOf}). */
  minFreeBytes?: number;
}

export interface Disk {
  totalBytes: number;
  freeBytes: number;
}

export interface Room {
  /** Whether an append of `more` bytes fits, with `backlog` bytes waiting. Bulk may fill half the budget only. */
  fits(more: number, backlog: number, bulk?: boolean): boolean;
  /** Not even live events are taken, until there is clearly room again. */
  isFull(backlog: number): boolean;
  /** Whether history may be sent besides live events. */
  takesBulk(backlog: number): boolean;
  /** The disk as last looked at. */
  disk(): Disk;
}

const gib = 2 ** 30;
const bulkShare = 0.5;
const fullShare = 0.9;
/** What was closed opens again this far below where it closed: no flutter at the edge. */
const slack = 0.1;
const lookEveryMs = 500;

/** One GiB or a twentieth of the disk, whichever is more, but never more than a tenth: small disks work, too. */
export function reserveOf({ totalBytes }: Disk): number {
  return Math.min(Math.max(gib, totalBytes / 20), totalBytes / 10);
}

/** `look` is asked at most twice a second. */
export function createRoom(
  { maxBytes, minFreeBytes }: Budget,
  look: () => Disk,
  now: () => number = () => performance.now(),
): Room {
  let seen: { at: number; disk: Disk } | undefined;
  const tight = latch(1, 1 - slack);
  const full = latch(fullShare, fullShare - slack);
  const crowded = latch(bulkShare, bulkShare - slack);

  function disk(): Disk {
    const at = now();
    if (seen === undefined || at - seen.at >= lookEveryMs) seen = { at, disk: look() };
    return seen.disk;
  }

  const limit = (backlog: number) => Math.min(maxBytes, (disk().freeBytes + backlog) / 2);
  const isTight = () => {
    const { freeBytes } = disk();
    const reserve = minFreeBytes ?? reserveOf(disk());
    return tight(reserve === 0 ? 0 : reserve / Math.max(1, freeBytes));
  };

  return {
    disk,
    fits: (more, backlog, bulk = false) =>
      more === 0 || (!isTight() && backlog + more <= limit(backlog) * (bulk ? bulkShare : 1)),
    isFull: (backlog) => isTight() || full(backlog / limit(backlog)),
    takesBulk: (backlog) => !isTight() && !crowded(backlog / limit(backlog)),
  };
}

/** True from `enter` on, until the value has fallen below `leave`. */
function latch(enter: number, leave: number): (value: number) => boolean {
  let on = false;
  return (value) => (on = on ? value >= leave : value >= enter);
}

export function diskOf(path: string): Disk {
  const { bsize, blocks, bavail } = statfsSync(path);
  return { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
}
