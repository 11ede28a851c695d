// The adoption page: the ladder with its shares, nothing under k and nothing by subtraction, and what is missing said.
import { beforeAll, describe, expect, it } from 'vitest';
import { borrowedSilence } from '../../analytics/communities/borrowed-silence.ts';
import type { AdoptionAnswer } from '../../dashboard/answers/adoption.ts';
import type { AdoptionReport } from '../../store/rows/adoption-report.ts';
import { textOf } from '../support/page-text.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';
import { sampleReport } from '../support/sample-reports.ts';

const usual = sampleReport('adoption', '2026-11-23', []) as AdoptionReport;

async function dashboardOn(report: AdoptionReport) {
  const answers = {
    'run-report': ({ subject }: Readonly<Record<string, unknown>>) => [
      { content: JSON.stringify(subject === 'adoption' ? report : borrowedSilence) },
    ],
  };
  const dashboard = await sampleDashboard({ answers });
  const cookie = await dashboard.cookieOf('sponsor');
  const json = async () => (await dashboard.get('/api/v1/adoption', cookie)).json<AdoptionAnswer>().adoption;
  const text = async () => textOf((await dashboard.get('/adoption', cookie)).body);
  return { json, text };
}

describe('the ladder', () => {
  let sample: SampleDashboard;
  beforeAll(async () => {
    sample = await sampleDashboard();
  });

  it('tells people, shares and what no tool records', async () => {
    const text = textOf((await sample.get('/adoption', await sample.cookieOf('sponsor'))).body);
    expect(text).toContain('322 of 1,201 people entitled contributed in the last four weeks');
    expect(text).toContain('was answered26022%');
    expect(text).toContain('No tool reports invitations');
    expect(text).toContain('ambassadornot recorded');
    expect(text).toContain(
      'Half of the threads of the last four weeks had an answer within 3.4 working hours.',
    );
    expect(text).toContain('13% had no answer after seven days.');
  });

  it('is for sponsors and managers only', async () => {
    expect((await sample.get('/adoption', await sample.cookieOf('admin'))).statusCode).toBe(403);
  });

  it('shows no difference of fewer than five people between two rungs', async () => {
    const ladder = usual.ladder.map((step) =>
      step.rung === 'was-answered' ? { ...step, people: 316 } : step,
    );
    const { json } = await dashboardOn({ ...usual, ladder });
    const answered = (await json())?.ladder.find(({ rung }) => rung === 'was-answered');
    expect(answered?.people).toEqual({ shown: false, reason: 'complement' });
  });
});

it('withholds a cohort of three, and who came back of it', async () => {
  const { json } = await dashboardOn(usual);
  const small = (await json())?.cohorts[3];
  expect(small?.people).toEqual({ shown: false, reason: 'small-group' });
  expect(small?.active.every(({ shown }) => !shown)).toBe(true);
});

it('says what is missing for a company without anybody, without a number that is none', async () => {
  const none = { part: 0, whole: 0, low: 0, high: 1 };
  const { text } = await dashboardOn({
    ...usual,
    basis: 'everyone-seen',
    entitled: 0,
    ladder: usual.ladder.map(({ rung, people }) => ({ rung, people: people === null ? null : 0 })),
    weeklyActive: none,
    monthlyActive: none,
    monthlyContributors: none,
    monthlyReaders: none,
    stickiness: null,
    breadth: null,
    depth: null,
    gini: null,
    activeDays: Array<number>(28).fill(0),
    cohorts: [],
    replies: { threads: 0, medianHours: null, unanswered: none },
  });
  const page = await text();
  expect(page).toContain('Nobody is entitled yet');
  expect(page).toContain('No directory was imported');
  expect(page).not.toMatch(/NaN|Infinity|undefined|null/);
});
