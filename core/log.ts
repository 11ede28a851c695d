// Structured log lines on standard error; standard output belongs to what commands answer.
import { pino, type Logger } from 'pino';

export type { Logger };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: [
        'secret',
        'secrets',
        'token',
        '*.secret',
        '*.token',
        'req.headers.cookie',
        'req.headers.authorization',
      ],
    },
    pino.destination(2),
  );
}
