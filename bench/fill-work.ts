// Filling, submitting and confirming over HTTP: one report, and a unit's month in three requests.
import type { BenchCounty } from './county.ts';
import { OPEN } from './floor-statements.ts';
import type { Send } from './http-load.ts';
import type { Pair } from './http-work.ts';
import {
  emptyDrafts,
  listOpenReports,
  type OpenReport,
  openSession,
  reopenReports,
  setTwoSteps,
} from './places.ts';

const MOST_REPORTS = 6_000;
/** Reports that a unit fills in one save, submits in one act and confirms in one act. */
const MONTH = 30;
const BARE_LINE = JSON.stringify({ monthAmountYuan: '1000000', imageProgress: '主体结构施工，外墙同步推进' });

/** What a reporter types for a month: the amount and how far the building is. */
export const toDraft = ({ projectId, amount }: Pick<OpenReport, 'projectId' | 'amount'>) => ({
  projectId,
  draftVersion: 0,
  cells: [
    { field: 'monthAmountYuan', value: amount, seen: '' },
    {
      field: 'imageProgress',
      value: `主体结构施工至${(Number(projectId) % 20) + 3}层，外墙同步推进`,
      seen: '',
    },
  ],
});

/** 填报 → 提交 → 签字确认 of reports of one unit, three requests of two people; false where a check asks something. */
async function fillReports(
  send: Send,
  sessions: ReadonlyMap<string, string>,
  reports: readonly OpenReport[],
): Promise<boolean> {
  const projectIds = reports.map((report) => report.projectId);
  const { reporter, head } = reports[0] ?? { reporter: '', head: '' };
  const steps = [
    ['drafts', reporter, { drafts: reports.map(toDraft), origin: 'grid' }],
    ['submit', reporter, { projectIds }],
    ['confirm', head, { projectIds }],
  ] as const;
  for (const [path, login, body] of steps) {
    const answer = await send({
      method: 'POST',
      path: `/api/reporting/${path}/${OPEN}`,
      headers: { cookie: sessions.get(login) ?? '' },
      body: JSON.stringify(body),
    });
    if (answer.status >= 500 || answer.status === 403) throw new Error(answer.body.slice(0, 300));
    if (answer.status !== 200) return false;
  }
  return true;
}

/** Whole months of units: as many reports of one reporter as a month has. */
function listMonths(reports: readonly OpenReport[]): OpenReport[][] {
  const logins = [...new Set(reports.map((report) => report.reporter))];
  return logins.flatMap((login) => {
    const own = reports.filter((report) => report.reporter === login);
    const months = Math.floor(own.length / MONTH);
    return Array.from({ length: months }, (_, n) => own.slice(n * MONTH, (n + 1) * MONTH));
  });
}

/** Gives one after the other, and opens again what was given when the next round begins. */
function openTray(county: BenchCounty, pieces: readonly OpenReport[][]) {
  let next = 0;
  return {
    hasMore: () => next < pieces.length,
    take: (): OpenReport[] => {
      next += 1;
      return pieces[next - 1] ?? [];
    },
    renew: async (): Promise<void> => {
      const used = pieces.slice(0, next).flat();
      await reopenReports(
        county,
        used.map((report) => report.projectId),
      );
      next = 0;
    },
  };
}

/** The two pairs, and the session of a unit's reporter; `ids` are projects for the floor. */
export async function listFillPairs(
  county: BenchCounty,
  ids: readonly string[],
): Promise<{ pairs: Pair[]; unit: string }> {
  await setTwoSteps(county);
  await emptyDrafts(county);
  const reports = await listOpenReports(county, MOST_REPORTS);
  const sessions = new Map<string, string>();
  for (const login of new Set(reports.flatMap((r) => [r.reporter, r.head])))
    sessions.set(login, await openSession(county, login));
  const toPair = (work: string, pieces: number, reportsOf: readonly OpenReport[][]): Pair => {
    const { take, ...tray } = openTray(county, reportsOf);
    return {
      work,
      target: '≤ 3',
      pieces,
      ...tray,
      product: (send) => fillReports(send, sessions, take()),
      floor: async (send, n) => {
        const of = Array.from({ length: pieces }, (_, i) => ids[(n * pieces + i) % ids.length]).join(',');
        return (await send({ method: 'POST', path: `/confirm?of=${of}`, body: BARE_LINE })).status === 200;
      },
    };
  };
  const months = listMonths(reports);
  return {
    pairs: [
      toPair(
        'fill, submit and confirm one report over HTTP',
        1,
        reports.map((report) => [report]),
      ),
      // A small county has no unit with so many.
      ...(months.length > 0
        ? [toPair("fill, submit and confirm a unit's month, per report", MONTH, months)]
        : []),
    ],
    unit: sessions.get(reports[0]?.reporter ?? '') ?? '',
  };
}
