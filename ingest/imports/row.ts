// What a row of a file tells, and where it stands: in the file itself, or in one inside an archive.
import type { MappedRow } from './mapped-rows.ts';

export interface Row extends MappedRow {
  /** `archive.zip:inner/file.json`; absent when it is the file that is read. */
  place?: string;
}
