// ClickHouse's way of saying no over HTTP: a numbered code, a status and a text in its own form.

/** An error with the number and name ClickHouse gives it. */
export class ClickHouseException extends Error {
  readonly code: number;
  /** As sent in the body: `Code: 60. DB::Exception: … (UNKNOWN_TABLE)`. */
  readonly text: string;

  constructor(code: number, name: string, message: string) {
    super(message);
    this.code = code;
    this.text = `Code: ${code}. DB::Exception: ${message.replace(/\.?$/, '.')} (${name})`;
  }
}

/** chdb hands errors over as text in ClickHouse's form; anything else is a fault of the engine process (1002). */
export function exceptionFrom(error: unknown): { code: number; text: string } {
  if (error instanceof ClickHouseException) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = /^Code: (\d+)/.exec(text)?.[1];
  if (code !== undefined)
    return { code: Number(code), text: /\([A-Z_]{3,}\)/.test(text) ? text : `${text} (ERROR)` };
  return { code: 1002, text: `Code: 1002. DB::Exception: ${text} (UNKNOWN_EXCEPTION)` };
}

/** The part of ClickHouse's `exceptionCodeToHTTPStatus` that can happen here. */
const statuses: Readonly<Record<number, number[]>> = {
  400: [6, 26, 27, 33, 38, 41, 42, 43, 36, 53, 62, 69, 70, 72, 117, 456, 457],
  403: [164, 497],
  404: [16, 46, 47, 50, 56, 60, 81, 115],
  408: [159],
  413: [119, 307],
  501: [48],
};

/** HTTP status for an exception code. */
export function statusOf(code: number): number {
  const found = Object.entries(statuses).find(([, codes]) => codes.includes(code));
  return found ? Number(found[0]) : 500;
}
