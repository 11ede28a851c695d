import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  restAfterDoneDays,
  restAfterDroppedDays,
  type Finding,
} from '../../../analytics/decisions/decide.ts';
import {
  analysisActor,
  decisionActs,
  isOpen,
  statusAfter,
  type DecisionAct,
} from '../../../core/decision.ts';
import { addDays } from '../../../core/windows.ts';
import type { Remedy } from '../../../store/rows/community-evidence.ts';
import type { Decision } from '../../../store/rows/decision.ts';

const day = '2026-11-23';
const finding = (remedy: Remedy, more: Partial<Finding> = {}): Finding => ({
  community: 'cellar',
  remedy,
  state: 'empty',
  since: addDays(day, -70),
  members: 12,
  evidence: '{}',
  ...more,
});

const run = (findings: Finding[], to = day) => ({ run: `run of ${to}`, to, findings, at: 1_000 });

/** As the store would: the highest version of each wins. */
function after(previous: readonly Decision[], written: readonly Decision[]): Decision[] {
  const kept = new Map(previous.map((decision) => [decision.decision, decision]));
  for (const decision of written)
    if ((kept.get(decision.decision)?.version ?? 0) < decision.version) kept.set(decision.decision, decision);
  return [...kept.values()];
}

/** What a person does to a decision, if it can be done. */
function act(decision: Decision, what: DecisionAct, statusOn: string): Decision {
  const status = statusAfter(decision.status, what);
  if (status === undefined) return decision;
  return {
    ...decision,
    status,
    statusOn,
    actor: 'manager:1',
    version: Math.max(2_000_000, decision.version + 1),
  };
}

const proposed = (remedy: Remedy = 'seed') => decide([], run([finding(remedy)]));
const acted = (what: DecisionAct) => proposed().map((decision) => act(decision, what, day));

describe('an analysis', () => {
  it('proposes what is due, with what speaks for it', () => {
    expect(proposed()).toMatchObject([
      {
        remedy: 'seed',
        status: 'proposed',
        state: 'empty',
        members: 12,
        run: `run of ${day}`,
        openedOn: day,
      },
    ]);
    expect(proposed('none')).toEqual([]);
  });

  it.each([
    { what: 'the same again', before: proposed(), due: 'seed', then: [] },
    { what: 'nothing any more', before: proposed(), due: 'none', then: [['seed', 'dropped']] },
    {
      what: 'something else',
      before: proposed(),
      due: 'close',
      then: [
        ['seed', 'dropped'],
        ['close', 'proposed'],
      ],
    },
    { what: 'something else, with one accepted', before: acted('accept'), due: 'close', then: [] },
    { what: 'nothing any more, with one accepted', before: acted('accept'), due: 'none', then: [] },
    { what: 'the same, just carried out', before: acted('finish'), due: 'seed', then: [] },
    {
      what: 'something else, with one carried out',
      before: acted('finish'),
      due: 'close',
      then: [['close', 'proposed']],
    },
    { what: 'the same, turned down', before: acted('drop'), due: 'seed', then: [] },
  ] as const)('$what', ({ before, due, then }) => {
    const written = decide(before, run([finding(due)], addDays(day, 1)));
    expect(written.map(({ remedy, status }) => [remedy, status])).toEqual(then);
  });

  it.each([
    { was: 'finish', days: restAfterDoneDays },
    { was: 'drop', days: restAfterDroppedDays },
  ] as const)('proposes the same again $days days after $was, not before', ({ was, days }) => {
    const again = (later: number) => decide(acted(was), run([finding('seed')], addDays(day, later))).length;
    expect([again(days - 1), again(days)]).toEqual([0, 1]);
  });

  it('comes back early to what was turned down when the community has changed its state since', () => {
    const changed = finding('seed', { since: addDays(day, 7) });
    expect(decide(acted('drop'), run([changed], addDays(day, 21)))).toHaveLength(1);
  });

  it('takes a proposal back when its community is no longer there', () => {
    expect(decide(proposed(), run([], addDays(day, 1)))).toMatchObject([
      { status: 'dropped', actor: 'analysis' },
    ]);
  });

  it('of the past decides nothing', () => {
    expect(decide(proposed(), run([finding('close')], addDays(day, -7)))).toEqual([]);
  });

  it('never writes over what people decided, whatever day they gave it', () => {
    const backdated = acted('finish').map((decision) => ({ ...decision, statusOn: addDays(day, -70) }));
    expect(decide(backdated, run([finding('seed')]))).toEqual([]);
  });

  it('never wins over a person who acts at the same moment', () => {
    const before = proposed();
    const [accepted] = before.map((decision) => act(decision, 'accept', day));
    const withdrawn = decide(before, run([finding('none')], addDays(day, 1)));
    expect(after([accepted!], withdrawn)).toEqual([accepted]);
    expect(after(withdrawn, [accepted!])).toEqual([accepted]);
  });
});

describe('whatever happens', () => {
  const communities = ['attic', 'cellar', 'terrace'];
  const remedies = ['none', 'seed', 'close', 'merge'] as const;
  const steps = fc.array(
    fc.oneof(
      fc.record({
        days: fc.integer({ min: 0, max: 50 }),
        due: fc.tuple(...communities.map(() => fc.constantFrom(...remedies))),
      }),
      fc.record({ act: fc.constantFrom(...decisionActs), which: fc.nat(20) }),
    ),
    { maxLength: 40 },
  );

  it('one decision at most is open in a community, what people hold stays theirs, and a repeat changes nothing', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        let today = day;
        let decisions: Decision[] = [];
        for (const step of walk) {
          if ('act' in step) {
            const chosen = decisions[step.which % Math.max(1, decisions.length)];
            if (chosen) decisions = after(decisions, [act(chosen, step.act, today)]);
            continue;
          }
          today = addDays(today, step.days);
          const due = run(
            communities.map((community, i) => finding(step.due[i] ?? 'none', { community })),
            today,
          );
          const written = decide(decisions, due);
          for (const { decision, status } of written) {
            const before = decisions.find((known) => known.decision === decision);
            // Its own proposals only: open ones, or one it took back the same day.
            if (before)
              expect([before.actor, before.status === 'proposed' || status === 'proposed']).toEqual([
                analysisActor,
                true,
              ]);
          }
          decisions = after(decisions, written);
          expect(decide(decisions, due)).toEqual([]);
        }
        for (const community of communities) {
          const open = decisions.filter((one) => one.community === community && isOpen(one.status));
          expect(open.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
