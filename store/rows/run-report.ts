// A run's documents about the whole organisation, by subject.
import type { TableDefinition } from '../store.ts';
import { AdoptionReport } from './adoption-report.ts';
import { SilenceModel } from './silence-model.ts';
import { SiloReport } from './silo-report.ts';
import { SurvivalReport } from './survival-report.ts';

export const runReportSchemas = {
  adoption: AdoptionReport,
  silos: SiloReport,
  silence: SilenceModel,
  survival: SurvivalReport,
} as const;
export type ReportSubject = keyof typeof runReportSchemas;

export interface RunReportRow {
  run: string;
  subject: ReportSubject;
  content: AdoptionReport | SiloReport | SilenceModel | SurvivalReport;
}

export const runReports: TableDefinition<RunReportRow> = {
  name: 'tablee.run_reports',
  columns: {
    run: (row) => row.run,
    subject: (row) => row.subject,
    content: (row) => JSON.stringify(row.content),
  },
};
