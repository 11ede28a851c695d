// How far an import has come, written with the rows it appended, so that it resumes where they end.
import type { Environment } from './environment.ts';

export interface ImportProgress {
  /** Name of the run; entries carry it as `import:RUN`. */
  run: string;
  /** Rows behind us, good or bad. */
  rows: number;
  accepted: number;
  /** Rows that were stored before, where the import itself looks; elsewhere the loader does. */
  duplicates: number;
  /** Rows turned away, by reason. */
  refused: Record<string, number>;
  /** Rows that are no interaction, by reason. */
  notCounted: Record<string, number>;
}

export interface ImportBook {
  read(id: string): ImportProgress | undefined;
  /** Forgets a finished import, so that the same file starts anew. */
  forget(id: string): Promise<void>;
}

export function createImportBook({ transactions, imports }: Environment): ImportBook {
  return {
    read: (id) => imports.get(id),
    async forget(id) {
      await transactions.run(() => {
        void imports.remove(id);
      });
    },
  };
}
