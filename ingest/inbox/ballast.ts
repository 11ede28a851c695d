// A file that takes up room for nothing, and gives it up when the disk is full: stored entries can then still be
// checked off, which is what makes room again.
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reserveOf, type Disk } from './room.ts';

export interface Ballast {
  /** Takes the room while there is plenty, gives it up while there is little. To be called now and then. */
  balance(): Promise<void>;
  /** Gives it up at once. */
  release(): Promise<void>;
}

const usualBytes = 64 * 2 ** 20;

/** A hundredth of a small disk. */
export function ballastBytes({ totalBytes }: Disk): number {
  return Math.min(usualBytes, Math.floor(totalBytes / 100));
}

const noSpace = 28;

/** Whether LMDB or the system failed to write because the disk is full: it empties again, and nothing half written counts. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  return code === noSpace || code === 'ENOSPC';
}

export function createBallast(folder: string, look: () => Disk): Ballast {
  const file = join(folder, 'ballast');
  const release = () => rm(file, { force: true });

  return {
    release,
    async balance() {
      const disk = look();
      const reserve = reserveOf(disk);
      if (disk.freeBytes < reserve) await release();
      else if (!existsSync(file) && disk.freeBytes > reserve + 2 * ballastBytes(disk)) {
        // A ballast that did not fit is none.
        await writeZeros(file, ballastBytes(disk)).catch(release);
      }
    },
  };
}

/** Written out piece by piece: a hole would take no room on the disk, and one buffer too much in memory. */
async function writeZeros(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    const zeros = Buffer.alloc(2 ** 20);
    for (let left = bytes; left > 0; left -= zeros.length)
      await file.write(zeros, 0, Math.min(left, zeros.length));
  } finally {
    await file.close();
  }
}
