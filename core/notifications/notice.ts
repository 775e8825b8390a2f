/** A duty as 今日 shows it, as far as telling it matters. */
export interface TellableDuty {
  kind: string;
  sentence: string;
  count: number;
  period: string;
  dueAt: string | null;
  isLate: boolean;
  to: string;
}

/** A notice that was told and whose duty still stood at the last look. */
export interface OpenNotice {
  id: string;
  key: string;
  count: number;
}

export interface NewNotice {
  key: string;
  duty: TellableDuty;
}

export interface NoticeChange {
  told: NewNotice[];
  /** Notices whose duty is gone or has changed: done, withdrawn, or told anew. */
  closed: string[];
}

/** The same duty told once; being late is told once more. */
const keyOf = (duty: TellableDuty): string =>
  [duty.kind, duty.period, duty.to, duty.isLate ? 'late' : ''].join('|');

/**
 * What is to be told now (handbook 8.1, 8.2; 4.12): a duty that was not told yet, one that became late, one that grew in
 * number. A duty that shrinks or goes is not told; its notice is closed. Run again with the notices it made, it tells nothing.
 */
export function deriveNotices(duties: readonly TellableDuty[], open: readonly OpenNotice[]): NoticeChange {
  const standing = new Map<string, TellableDuty>();
  for (const duty of duties) {
    const key = keyOf(duty);
    const other = standing.get(key);
    standing.set(key, other ? { ...other, count: other.count + duty.count } : duty);
  }
  const known = new Map(open.map((notice) => [notice.key, notice]));
  const told: NewNotice[] = [];
  for (const [key, duty] of standing) if (duty.count > (known.get(key)?.count ?? 0)) told.push({ key, duty });
  const retold = new Set(told.map(({ key }) => key));
  const closed = open.filter(({ key }) => !standing.has(key) || retold.has(key)).map(({ id }) => id);
  return { told, closed };
}
