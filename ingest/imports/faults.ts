// Faults of a file the operator can mend: each with FILE:LINE, all of them at once.
import { OperatorError } from '../../core/errors.ts';

export interface FileFault {
  /** 1 for the first line. */
  line: number;
  detail: string;
}

const shown = 50;

/** @throws OperatorError `FILE_FAULTS` when there is any fault. */
export function refuseFaults(path: string, faults: readonly FileFault[]): void {
  if (faults.length === 0) return;
  const inOrder = [...faults].sort((a, b) => a.line - b.line);
  const lines = inOrder.slice(0, shown).map(({ line, detail }) => `${path}:${line}: ${detail}`);
  if (faults.length > shown) lines.push(`… and ${faults.length - shown} more`);
  throw new OperatorError(lines.join('\n'), { code: 'FILE_FAULTS' });
}
