// What a store throws while nothing answers.
import { TableeError } from '../../core/errors.ts';

export function storeDown(): never {
  throw new TableeError('the store does not answer', { code: 'STORE_UNREACHABLE', retryable: true });
}
