// What went wrong with ClickHouse, as codes the rest of the house can act on.
import { ClickHouseError } from '@clickhouse/client';
import { TableeError } from '../core/errors.ts';

export type StoreErrorCode =
  'STORE_UNAVAILABLE' | 'STORE_TIMEOUT' | 'STORE_DISK_FULL' | 'STORE_MEMORY' | 'STORE_DATA' | 'STORE_QUERY';

/** ClickHouse error numbers (src/Common/ErrorCodes.cpp). The text of an error is for people only. */
const numbers: Readonly<Record<Exclude<StoreErrorCode, 'STORE_QUERY'>, readonly number[]>> = {
  STORE_TIMEOUT: [159, 160, 209],
  STORE_DISK_FULL: [243],
  STORE_MEMORY: [241],
  // Cannot be read as the column's type: 6 text, 26 quoted, 27 input, 33 all data, 38 date, 41 datetime, 53 type,
  // 69 bound, 70 convert, 72 number, 117 incorrect, 131 too large a string, 376 uuid, 457 parameter, 691 enum.
  STORE_DATA: [6, 25, 26, 27, 33, 34, 38, 41, 53, 69, 70, 72, 85, 117, 130, 131, 376, 441, 457, 691],
  // Overloaded, shutting down, read-only replica, lost Keeper: another try may find it well.
  STORE_UNAVAILABLE: [202, 210, 236, 242, 252, 319, 394, 999],
};

const retryable: readonly StoreErrorCode[] = [
  'STORE_UNAVAILABLE',
  'STORE_TIMEOUT',
  'STORE_DISK_FULL',
  'STORE_MEMORY',
];

/** Code for a ClickHouse error number. */
export function codeForNumber(number: number): StoreErrorCode {
  for (const [code, known] of Object.entries(numbers))
    if (known.includes(number)) return code as StoreErrorCode;
  return 'STORE_QUERY';
}

/** Turns whatever a request threw into an error with a stable code; `what` names the request. */
export function storeError(what: string, cause: unknown, timedOut: boolean): TableeError {
  if (cause instanceof TableeError) return cause;
  const code = timedOut ? 'STORE_TIMEOUT' : codeOf(cause);
  const text = cause instanceof Error ? cause.message : String(cause);
  const message = timedOut ? `${what}: no answer in time` : `${what}: ${text}`;
  return new TableeError(message, { code, retryable: retryable.includes(code), cause });
}

/** Whatever is not ClickHouse's own answer is a connection that failed. */
function codeOf(cause: unknown): StoreErrorCode {
  return cause instanceof ClickHouseError ? codeForNumber(Number(cause.code)) : 'STORE_UNAVAILABLE';
}

export const tableExists = 57;
export const tableUnknown = 60;

/** ClickHouse's own number of the error a request failed with. */
export function clickhouseNumber(error: unknown): number | undefined {
  const cause = error instanceof TableeError ? error.cause : error;
  return cause instanceof ClickHouseError ? Number(cause.code) : undefined;
}
