// The silos page: observed beside chance, small cells withheld, and what is missing said.
import { describe, expect, it } from 'vitest';
import type { SilosAnswer } from '../../dashboard/answers/silos.ts';
import type { SiloReport } from '../../store/rows/silo-report.ts';
import { textOf } from '../support/page-text.ts';
import { sampleDashboard } from '../support/sample-dashboard.ts';

const nothing: SiloReport = {
  whole: { people: 0, ties: 0, across: 0, expectedAcross: 0 },
  externalInternal: null,
  groups: null,
  departments: [],
  cells: [],
  communities: [],
  kinds: [],
};

describe('silos', () => {
  it('puts what is beside what chance would give', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const text = textOf((await get('/silos', await cookieOf('sponsor'))).body);
    expect(text).toContain('27% of the ties of the last twelve weeks join two departments');
    expect(text).toContain('it would be 76%');
    expect(text).toContain('E–I index −0.46, against 0.52 expected');
    expect(text).toContain('likeness to the organisation chart is 0.58');
  });

  it('withholds cells and communities of fewer than five', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const { silos } = (await get('/api/v1/silos', await cookieOf('sponsor'))).json<SilosAnswer>();
    expect(silos?.matrix[4]?.[5]).toEqual({ shown: false, reason: 'small-group' });
    expect(silos?.matrix[5]?.[4]).toEqual({ shown: false, reason: 'small-group' });
    expect(silos?.communities[5]).toMatchObject({ people: { shown: false }, across: { shown: false } });
  });

  it('says that it needs departments and people who answer one another', async () => {
    const { get, cookieOf } = await sampleDashboard({
      answers: { 'run-report': () => [{ content: JSON.stringify(nothing) }] },
    });
    const text = textOf((await get('/silos', await cookieOf('manager'))).body);
    expect(text).toContain('this page needs a directory with departments');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});
