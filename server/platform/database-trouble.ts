import { type Refusal, refuse } from '#core/platform/refusal.ts';

const AGAIN = '稍后重试';

const FULL = () =>
  refuse(
    'unavailable',
    'STORAGE_FULL',
    '服务器磁盘已满，这次没有保存',
    'The disk of the server is full; nothing was saved',
    ['请系统管理员腾出空间，然后再试一次'],
  );
const READ_ONLY = () =>
  refuse(
    'unavailable',
    'DATABASE_READ_ONLY',
    '数据库目前只能读，这次没有保存',
    'The database can only be read for the moment; nothing was saved',
    ['请系统管理员恢复写入，然后再试一次'],
  );
const AWAY = () =>
  refuse(
    'unavailable',
    'DATABASE_AWAY',
    '数据库暂时连接不上，这次没有办理',
    'The database cannot be reached for the moment',
    ['稍等片刻再试；如刚才提交过，先刷新看是否已办成'],
  );
const SLOW = () =>
  refuse(
    'unavailable',
    'DATABASE_BUSY',
    '数据库正忙，等候超时，这次没有办理',
    'The database is busy; this took too long and was undone',
    [AGAIN],
  );

/** What PostgreSQL says (its class or code) and what the line to it says, by what that means for a person. */
const CODES: readonly [RegExp, () => Refusal][] = [
  // disk_full; the system's own word where a file of ours could not be written.
  [/^(?:53100|ENOSPC|EDQUOT)$/, FULL],
  // read_only_sql_transaction: the operator stopped writing, or the copy answers for the primary.
  [/^25006$/, READ_ONLY],
  // query_canceled by its time limit, lock_not_available, idle transaction ended, too many connections, out of memory.
  [/^(?:57014|55P03|25P03|53300|53200|53000)$/, SLOW],
  // Ended, crashed or starting; the whole class of connection faults.
  [/^(?:57P0[1-5]|08\w{3})$/, AWAY],
  [/^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)$/, AWAY],
];

/** The driver's own faults have no code. */
const SENTENCES: readonly [RegExp, () => Refusal][] = [
  [/No space left on device/, FULL],
  [/^timeout exceeded when trying to connect/, SLOW],
  [/^Query read timeout/, SLOW],
  [/Connection terminated|Client has encountered a connection error|not queryable|Connection ended/, AWAY],
];

/** The database is full, away or slow: told as such, since nobody has to look for a fault of ours. */
export function findDatabaseTrouble(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError && error.errors.length > 0) return findDatabaseTrouble(error.errors[0]);
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const told =
    CODES.find(([pattern]) => pattern.test(code)) ??
    SENTENCES.find(([pattern]) => pattern.test(error.message));
  if (told) return told[1]();
  // The socket of a database that is not there.
  return code === 'ENOENT' && syscall === 'connect' ? AWAY() : undefined;
}

const NO_WRITING = new Set(['STORAGE_FULL', 'DATABASE_READ_ONLY']);

/** What is only noted beside a read (when somebody was last seen) is left out while nothing can be written: reading goes on. */
export function passWhileFull(error: unknown): void {
  if (!NO_WRITING.has(findDatabaseTrouble(error)?.body.code ?? '')) throw error;
}
