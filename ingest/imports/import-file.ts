// Brings in a file or archive of any size: streamed, resumed where it was interrupted, harmless when repeated.
import { realWait } from '../wait.ts';
import { createFeeder } from './feeder.ts';
import type { ImportEventsParts } from './import-events.ts';
import { openFile, type OpenFileOptions } from './open-file.ts';
import { createRehearsal, type RehearsalParts } from './rehearsal.ts';
import { importReport, rowReport, type ImportReport, type RehearsalReport } from './report.ts';
import { createSurvey } from './survey.ts';
import { progressReporter, takeRows, type ImportFileProgress } from './take-rows.ts';

export interface ImportFileOptions extends OpenFileOptions {
  onProgress?: (progress: ImportFileProgress) => void;
}

/**
 * Resolves when every row is on disk in the inbox; loading goes on (see {@link ImportReport.to}).
 * @throws OperatorError with all faults of mapping and header, or why it is no export, before a row is read.
 */
export async function importFile(
  path: string,
  { wait = realWait, ...parts }: ImportEventsParts,
  { onProgress, ...options }: ImportFileOptions,
): Promise<ImportReport> {
  const file = await openFile(path, options);
  try {
    const { source, retold, importId } = file;
    const survey = createSurvey();
    const resumed = parts.inbox.imports.read(importId);
    const feeder = createFeeder(
      { ...parts, wait },
      {
        source,
        retold,
        importId,
        ...(resumed && { resumed }),
        onAccepted: (item) => {
          survey.see(item);
        },
      },
    );
    const report = progressReporter(feeder, file, () => parts.clock.now(), onProgress);
    const faults = await takeRows(path, file, feeder, report);
    const to = await feeder.finish();
    await parts.inbox.imports.forget(importId);
    return importReport(feeder, faults, survey.result(), to);
  } finally {
    await file.close();
  }
}

/** Reads everything as {@link importFile} would, writes nothing, and says what would become of it. */
export async function rehearseFile(
  path: string,
  parts: RehearsalParts,
  { onProgress, ...options }: ImportFileOptions,
): Promise<RehearsalReport> {
  const file = await openFile(path, options);
  try {
    const { source, retold } = file;
    const survey = createSurvey();
    const rehearsal = createRehearsal(parts, {
      source,
      retold,
      onAccepted: (item) => {
        survey.see(item);
      },
    });
    const report = progressReporter(rehearsal, file, () => parts.clock.now(), onProgress);
    const faults = await takeRows(path, file, rehearsal, report);
    return { ...rowReport(rehearsal, faults, survey.result()), conflicts: rehearsal.conflicts() };
  } finally {
    await file.close();
  }
}
