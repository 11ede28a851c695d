import { describe, expect, it } from 'vitest';
import { createRoom, reserveOf, type Budget, type Disk } from '../../../ingest/inbox/room.ts';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** A room over a disk that the test fills and empties, looked at afresh each time. */
function roomOn(disk: Disk, budget: Partial<Budget> = {}) {
  let now = 0;
  return createRoom(
    { maxBytes: 100, ...budget },
    () => ({ ...disk }),
    () => (now += 1_000),
  );
}

const plenty = { totalBytes: 100 * gib, freeBytes: 50 * gib };

describe('the budget', () => {
  it.each([
    { backlog: 0, live: true, bulk: true },
    { backlog: 49, live: true, bulk: true },
    { backlog: 50, live: true, bulk: false },
    { backlog: 89, live: true, bulk: false },
    { backlog: 90, live: false, bulk: false },
  ])('at $backlog %: live events $live, history $bulk', ({ backlog, live, bulk }) => {
    const room = roomOn(plenty);
    expect({ live: !room.isFull(backlog), bulk: room.takesBulk(backlog) }).toEqual({ live, bulk });
  });

  it('opens again only when there is clearly room', () => {
    const room = roomOn(plenty);
    expect([90, 85, 81, 79, 85].map((backlog) => room.isFull(backlog))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([50, 45, 39, 45].map((backlog) => room.takesBulk(backlog))).toEqual([false, false, true, true]);
  });

  it('is whole to what was let in, half to history', () => {
    const room = roomOn(plenty);
    expect([room.fits(20, 80), room.fits(21, 80), room.fits(20, 30, true), room.fits(21, 30, true)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(room.fits(0, 1_000)).toBe(true);
  });

  it('is never more than half of what the disk has left', () => {
    const room = roomOn({ totalBytes: 100 * gib, freeBytes: 20 * gib }, { maxBytes: 40 * gib });
    expect([room.fits(10 * gib, 0), room.fits(10 * gib + 1, 0)]).toEqual([true, false]);
  });
});

describe('the disk', () => {
  it.each([
    { totalBytes: 64 * mib, reserve: 6.4 * mib },
    { totalBytes: 10 * gib, reserve: gib },
    { totalBytes: 20 * gib, reserve: gib },
    { totalBytes: 1_000 * gib, reserve: 50 * gib },
  ])('of $totalBytes bytes keeps $reserve free', ({ totalBytes, reserve }) => {
    expect(reserveOf({ totalBytes, freeBytes: 0 })).toBeCloseTo(reserve, -1);
  });

  it('closes the door when it is nearly full, and opens it again by itself', () => {
    const disk = { totalBytes: 20 * gib, freeBytes: 2 * gib };
    const room = roomOn(disk);
    expect(room.fits(1, 0)).toBe(true);
    disk.freeBytes = gib;
    expect([room.fits(1, 0), room.isFull(0), room.takesBulk(0)]).toEqual([false, true, false]);
    disk.freeBytes = 1.05 * gib;
    expect(room.isFull(0)).toBe(true);
    disk.freeBytes = 1.2 * gib;
    expect([room.fits(1, 0), room.isFull(0)]).toEqual([true, false]);
  });

  it('is looked at twice a second at most', () => {
    let looks = 0;
    let now = 0;
    const room = createRoom(
      { maxBytes: 100 },
      () => ((looks += 1), plenty),
      () => now,
    );
    for (now = 0; now < 1_000; now += 10) room.isFull(0);
    expect(looks).toBe(2);
  });
});
