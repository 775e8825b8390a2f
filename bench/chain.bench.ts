// The chain at 10,000 and 100,000 projects × 12 months (or --projects=N,N --months=N): each piece of work beside its floor, in one run.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withScope } from '../server/platform/public.ts';
import { derivePeriod } from '../server/progress/derive-projects.job.ts';
import { listFrozenSplit } from '../server/progress/frozen-groups.queries.ts';
import { getOverview } from '../server/progress/overview.view.ts';
import { freezePeriod } from '../server/reporting/freeze-period.ts';
import { type BenchCounty, listSizes, openBenchCounty } from './county.ts';
import { benchFiles } from './export-work.ts';
import { FROZEN, KEPT_TOTALS, OPEN, RAW_MONTH, sumsOf } from './floor-statements.ts';
import { benchHttp } from './http-work.ts';
import { keepResults, type Measured, measure, printRow, timeOf } from './measure.ts';

type Asked = Parameters<typeof getOverview>[1];
const FREEZE_ON = '2026-12-05';
const FILTER_SECTOR = '交通';
/** The period that was frozen before the one that is looked at. */
const BEFORE = '2026-09';

const overviewOf = (county: BenchCounty, asked: object) => () =>
  getOverview(county.head, { split: 'unit', rows: 'top', ...asked } as Asked);

const RANKED_SPLITS = ['unit', 'territory', 'department', 'sector', 'level', 'nature', 'sponsor'] as const;

/** Every ranked split with its lights, one after the other: what all pages of a frozen month read. */
const allGroupsOf = (county: BenchCounty) => async () => {
  for (const split of RANKED_SPLITS) await overviewOf(county, { period: FROZEN, split })();
};

/** What the first look of a process reads, before it remembers the splits. */
const readAllGroups =
  ({ head }: BenchCounty) =>
  async () => {
    for (const split of RANKED_SPLITS)
      await withScope(head.db, head.actor, (tx) =>
        listFrozenSplit(tx, head.actor.regionId, FROZEN, split, BEFORE),
      );
  };

async function benchReads(county: BenchCounty): Promise<Measured[]> {
  const { projects, owner, readCpu } = county;
  const bare =
    (...statements: string[]) =>
    async () => {
      for (const statement of statements) await owner.query(statement);
    };
  const sector = `p.sector = '${FILTER_SECTOR}'`;
  return [
    await measure(
      { work: 'frozen month, all groups, against raw rows', projects, target: '≤ 0.05', runs: 9, readCpu },
      allGroupsOf(county),
      bare(RAW_MONTH),
    ),
    await measure(
      { work: 'the same groups, read anew by a process', projects, target: '—', runs: 9, readCpu },
      readAllGroups(county),
      bare(RAW_MONTH),
    ),
    await measure(
      { work: 'frozen month, one split, against kept totals', projects, target: '≤ 3', runs: 30, readCpu },
      overviewOf(county, { period: FROZEN }),
      () => owner.query(KEPT_TOTALS, [FROZEN, 'unit']),
    ),
    await measure(
      { work: 'open month, one split with ranks', projects, target: '≤ 1.5', runs: 9, readCpu },
      overviewOf(county, { period: OPEN }),
      bare(sumsOf('derived.project_progress', OPEN)),
    ),
    await measure(
      { work: 'open month, filtered, with the month before', projects, target: '≤ 1.5', runs: 9, readCpu },
      overviewOf(county, { period: OPEN, sector: FILTER_SECTOR }),
      bare(sumsOf('derived.project_progress', OPEN, sector), sumsOf('frozen_projects', FROZEN, sector)),
    ),
    await measure(
      { work: 'frozen month, filtered, with the month before', projects, target: '≤ 1.5', runs: 9, readCpu },
      overviewOf(county, { period: FROZEN, sector: FILTER_SECTOR }),
      bare(sumsOf('frozen_projects', FROZEN, sector), sumsOf('frozen_projects', BEFORE, sector)),
    ),
  ];
}

/** One COPY of as many rows as the freeze keeps, into a table of the same shape with the same key. */
async function copyRows(county: BenchCounty, lines: Buffer[]): Promise<void> {
  const client = await county.owner.connect();
  try {
    await pipeline(Readable.from(lines), client.query(copyFrom('copy bench_frozen from stdin')));
  } finally {
    client.release();
  }
}

async function readFrozenLines(county: BenchCounty): Promise<Buffer[]> {
  const client = await county.owner.connect();
  const lines: Buffer[] = [];
  const from = `copy (select * from frozen_projects where year = 2026 and period = '${FROZEN}') to stdout`;
  for await (const chunk of client.query(copyTo(from))) lines.push(chunk as Buffer);
  client.release();
  return lines;
}

/** The morning after the last deadline: every row of the open period as of its end, as the worker's morning run does it. */
async function renewAll(county: BenchCounty): Promise<void> {
  await derivePeriod(county.worker, { regionId: 1, period: OPEN, today: FREEZE_ON });
}

async function benchFreeze(county: BenchCounty): Promise<Measured[]> {
  const { projects, owner } = county;
  const shape = `(like frozen_projects including defaults, primary key (region_id, year, period, project_id))`;
  await owner.query(`create table bench_frozen ${shape}`);
  await owner.query('alter table bench_frozen set (toast_tuple_target = 512)');
  const lines = await readFrozenLines(county);
  const renewMs = await timeOf(() => renewAll(county));
  await owner.query('vacuum analyze derived.project_progress');
  const floorMs = await timeOf(() => copyRows(county, lines));
  const freezeMs = await timeOf(() =>
    freezePeriod(
      { ...county.head, now: new Date(`${FREEZE_ON}T09:00:00+08:00`), today: FREEZE_ON },
      { period: OPEN, withMissing: true },
    ),
  );
  return [
    printRow(
      { work: 'morning run: every project derived anew, to one COPY', projects, target: 'linear', runs: 1 },
      renewMs,
      floorMs,
    ),
    printRow(
      { work: 'freeze a month, to one COPY of as many rows', projects, target: '≤ 20, aim 5', runs: 1 },
      freezeMs,
      floorMs,
    ),
  ];
}

const MONTHS = Number(process.argv.find((arg) => arg.startsWith('--months='))?.slice(9) ?? 12);

for (const size of listSizes()) {
  const county = await openBenchCounty(size, MONTHS);
  try {
    const reads = await benchReads(county);
    const http = await benchHttp(county);
    const files = await benchFiles(county);
    const rows = [...reads, ...http.rows, ...files, ...(await benchFreeze(county))];
    keepResults(`chain-${size}`, rows, {
      months: MONTHS,
      seedSeconds: county.seedSeconds,
      webPeakMiB: http.webPeakMiB,
    });
  } finally {
    await county.close();
  }
}
