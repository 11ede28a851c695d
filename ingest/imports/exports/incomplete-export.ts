// An export in which something is missing without which nothing of it can be read.
import { OperatorError } from '../../../core/errors.ts';

export function incompleteExport(path: string, detail: string): OperatorError {
  return new OperatorError(`${path} ${detail}`, { code: 'EXPORT_INCOMPLETE' });
}
