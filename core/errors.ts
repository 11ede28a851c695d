// Errors that carry a stable code; over HTTP they become RFC 9457 problem documents.

export interface TableeErrorOptions extends ErrorOptions {
  /** Stable, for programs: SCREAMING_SNAKE for internal faults. */
  code: string;
  /** Trying again later may help. */
  retryable?: boolean;
}

/** A fault of ours or of something we depend on, as opposed to an expected outcome. */
export class TableeError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(message: string, { code, retryable = false, ...options }: TableeErrorOptions) {
    super(message, options);
    this.name = 'TableeError';
    this.code = code;
    this.retryable = retryable;
  }
}

/** Something the operator must mend: printed as it stands, without a stack, and the process exits with `exitCode`. */
export class OperatorError extends TableeError {
  readonly exitCode: number;

  constructor(message: string, { exitCode = 2, ...options }: TableeErrorOptions & { exitCode?: number }) {
    super(message, options);
    this.name = 'OperatorError';
    this.exitCode = exitCode;
  }
}

/** RFC 9457 problem details. `type` is a stable address made from `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  /** Every fault found, each with its field. */
  errors?: { pointer?: string; detail: string; code?: string; index?: number }[];
}

export function problem(status: number, code: string, title: string, detail: string): Problem {
  return { type: `https://tablee.invalid/problems/${code}`, title, status, detail, code };
}
