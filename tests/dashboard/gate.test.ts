// The gate: whatever the counts, nothing under k leaves, and a seat tells no more than the words beside it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../core/gate.ts';
import { gateFor, type Room } from '../../dashboard/gate.ts';

const sponsor: Viewer = { role: 'sponsor', hosts: [] };
const k = 5;
const gate = gateFor(sponsor, k);
const parts = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400));
const roomOf = ([took, read, rest]: readonly [number, number, number]) =>
  gate.room(took + read + rest, took, read);
const figures = ({ members, tookPart, onlyRead, resting }: Room) => [members, tookPart, onlyRead, resting];

describe('a room', () => {
  it('shows no count between one and k − 1', () => {
    fc.assert(
      fc.property(parts, (sizes) => {
        for (const figure of figures(roomOf(sizes))) {
          if (figure.shown) expect(figure.value === 0 || figure.value >= k).toBe(true);
        }
      }),
    );
  });

  it('gives no hidden part away by subtraction', () => {
    fc.assert(
      fc.property(parts, (sizes) => {
        const { members, tookPart, onlyRead, resting } = roomOf(sizes);
        if (!members.shown) return;
        const hidden = [tookPart, onlyRead, resting].filter(({ shown }) => !shown).length;
        const known = [tookPart, onlyRead, resting].reduce(
          (sum, part) => sum + (part.shown ? part.value : 0),
          0,
        );
        if (hidden === 1) expect(members.value - known).toBeGreaterThanOrEqual(k);
      }),
    );
  });

  it('draws the same seats for every size of a hidden part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 400 }),
        fc.nat(30),
        fc.integer({ min: 1, max: 4 }),
        (members, read, took) => {
          const a = gate.room(members, took, read);
          const b = gate.room(members, 1, read);
          // Only comparable when the two show the same figures.
          fc.pre(JSON.stringify(figures(a)) === JSON.stringify(figures(b)));
          expect(a.seats).toEqual(b.seats);
        },
      ),
    );
  });

  it('never has more than twelve seats, and one as soon as somebody is there', () => {
    fc.assert(
      fc.property(parts, (sizes) => {
        const { seats, members, tookPart } = roomOf(sizes);
        if (seats === null) return;
        expect(seats.filled + seats.half).toBeLessThanOrEqual(12);
        if (sizes[0] > 0 && members.shown && tookPart.shown) expect(seats.filled).toBeGreaterThan(0);
      }),
    );
  });

  it('closes figures and state of a group under k, but tells that nobody came', () => {
    expect(gate.room(4, 3, 1)).toMatchObject({ members: { shown: false }, seats: null });
    expect(gate.state(4, 'lively')).toBe('too-small');
    expect(gate.state(4, 'never-opened')).toBe('never-opened');
    expect(gate.room(4, 0, 0).tookPart).toEqual({ shown: true, value: 0 });
  });
});

describe('the configuration', () => {
  it('cannot lower the smallest group', () => {
    expect(gateFor(sponsor, 1).k).toBe(5);
    expect(gateFor(sponsor, 10).headcount(7)).toEqual({ shown: false, reason: 'small-group' });
  });

  it.each(['admin', 'auditor', 'employee'] as const)('gives %s no figure about people', (role) => {
    const closed = gateFor({ role, hosts: 'all' }, k);
    expect(closed.headcount(100)).toEqual({ shown: false, reason: 'not-your-role' });
    expect(closed.figure(100, 3)).toEqual({ shown: false, reason: 'not-your-role' });
    expect(closed.room(100, 50, 20).seats).toBeNull();
  });
});
