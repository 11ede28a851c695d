// File systems of a test's own: ext4 on a loop device, whose power can be cut, and a small tmpfs that can be filled.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, ftruncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Mounted {
  /** Where it is mounted. */
  path: string;
  unmount(): Promise<void>;
}

export interface CuttableDisk extends Mounted {
  /** From now on nothing reaches the disk any more, not even the journal; what was not flushed is gone. */
  cutPower(): void;
  mount(): void;
}

/** Whether file systems can be mounted here: Linux, and root. Says so loudly when not. */
export function canMount(): boolean {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    try {
      const probe = tmpfs(1);
      execFileSync('umount', [probe.path]);
      return true;
    } catch {
      // A container that forbids mounts.
    }
  }
  process.stderr.write(
    '\n*** mounting needs Linux and root: tests of power cuts and full disks are SKIPPED ***\n\n',
  );
  return false;
}

/** In memory, on a folder that is there already or on a new one. */
export function tmpfs(megabytes: number, path = mkdtempSync(join(tmpdir(), 'tablee-tmpfs-'))): Mounted {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', path]);
  return { path, unmount: () => unmount(path) };
}

export function cuttableDisk(megabytes: number): CuttableDisk {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-disk-'));
  const image = join(folder, 'image');
  const path = join(folder, 'mounted');
  const file = openSync(image, 'w');
  ftruncateSync(file, megabytes * 2 ** 20);
  closeSync(file);
  execFileSync('mkfs.ext4', ['-q', '-F', image]);
  mkdirSync(path);
  const mount = () => {
    execFileSync('mount', ['-o', 'loop', image, path]);
  };
  mount();
  const cutPower = () => {
    shutDown(path);
  };
  return { path, mount, cutPower, unmount: () => unmount(path) };
}

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH (linux/fs/ext4/ext4.h): Node itself has no ioctl. */
function shutDown(path: string): void {
  execFileSync('perl', [
    '-e',
    'open(my $disk, "<", $ARGV[0]) or die $!; my $flags = pack("L", 2); ioctl($disk, 0x8004587D, $flags) or die $!',
    path,
  ]);
}

/** Whoever had files open may take a moment to be gone. */
async function unmount(path: string): Promise<void> {
  for (let left = 200; ; left--) {
    try {
      execFileSync('umount', [path], { stdio: 'pipe' });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await pause(100);
    }
  }
}
