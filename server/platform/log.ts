import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** What PostgreSQL quotes of a row or of a statement's values; it may hold names and figures, which do not belong into a log. */
const FORBIDDEN = ['err.detail', 'err.parameters', 'err.query', '*.password', '*.token', '*.secret'];

/** One JSON line an event, on standard output: `time`, `level`, `part` of the product, `message`, and what the event is about. */
export const openLog = (level: string, part: 'web' | 'worker', out?: DestinationStream): Log =>
  pino(
    {
      level,
      base: { part, pid: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: FORBIDDEN, remove: true },
    },
    out ?? pino.destination({ dest: 1, sync: true }),
  );
