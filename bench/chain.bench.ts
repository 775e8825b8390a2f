// The chain at 10,000 and 100,000 projects (or --projects=N,N): each piece of work beside its floor, in one run.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Actor } from '../core/people/public.ts';
import { Refusal } from '../core/platform/public.ts';
import { openCommandContext } from '../server/people/public.ts';
import { type Ctx, withScope } from '../server/platform/public.ts';
import { getOverview } from '../server/progress/overview.view.ts';
import { getProjectRows } from '../server/progress/project-rows.view.ts';
import { confirmReports } from '../server/reporting/confirm-reports.ts';
import { freezePeriod } from '../server/reporting/freeze-period.ts';
import { saveDrafts } from '../server/reporting/save-drafts.ts';
import { submitReports } from '../server/reporting/submit-reports.ts';
import { type BenchCounty, listSizes, openBenchCounty } from './county.ts';
import { keepResults, type Measured, measure, timeOf, toMeasured } from './measure.ts';

const FROZEN = '2026-10';
const OPEN = '2026-11';
const FILL_RUNS = 15;

/** Hand-written: totals of a month by unit, from the raw rows of figures, plans and projects. */
const RAW_MONTH = `select p.reporting_org_id, count(*), sum(p.total_investment_yuan), sum(v.annual_yuan), sum(f.value), sum(v.cumulative_yuan[10]),
    count(*) filter (where f.value < 0.8 * v.cumulative_yuan[10]), count(*) filter (where f.value >= v.cumulative_yuan[10])
  from projects p
  left join lateral (select annual_yuan, cumulative_yuan from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = 2026
    and v.in_force_from <= '${FROZEN}' order by version_no desc limit 1) v on true
  left join lateral (select value from figures f where f.region_id = p.region_id and f.year = 2026 and f.project_id = p.id and f.measure = 'ytd_amount'
    and f.period <= '${FROZEN}' order by f.period desc, f.id desc limit 1) f on true
  where p.region_id = 1 and p.is_listed and not p.is_bundle group by grouping sets ((p.reporting_org_id), ())`;

/** Hand-written: the same sums of an open month from the project rows. */
const OPEN_MONTH = `select p.reporting_org_id, count(*), sum(g.part_count), sum(g.total_investment_yuan), sum(g.actual_yuan), count(g.annual_plan_yuan),
    sum(g.annual_plan_yuan), sum(g.counted_yuan) filter (where g.annual_plan_yuan is not null), sum(g.planned_yuan), sum(g.shortfall_yuan),
    ${['paused', 'no-plan', 'done', 'not-due', 'unreported', 'on-plan', 'behind'].map((s) => `count(*) filter (where g.standing = '${s}')`).join(', ')},
    ${['red', 'yellow', 'green', 'grey', 'blue'].map((l) => `count(*) filter (where g.light = '${l}')`).join(', ')},
    count(*) filter (where g.start_due), sum(g.reports_due), sum(g.reports_confirmed), sum(g.reports_on_time)
  from derived.project_progress g join projects p on p.region_id = g.region_id and p.id = g.project_id and p.is_listed
  where g.region_id = 1 and g.year = 2026 and g.period = '${OPEN}' and g.is_leaf group by grouping sets ((p.reporting_org_id), ())`;

const BARE_LIST = `select p.*, g.* from projects p join derived.project_progress g on g.region_id = p.region_id and g.year = 2026 and g.period = '${OPEN}' and g.project_id = p.id
  where p.region_id = 1 and p.is_listed order by g.completion_rate, p.id limit 100`;

const overviewOf = (county: BenchCounty, period: string) => () =>
  getOverview(county.head, { period, split: 'unit' } as Parameters<typeof getOverview>[1]);

async function benchReads(county: BenchCounty): Promise<Measured[]> {
  const { projects, owner } = county;
  const list = { period: OPEN, sort: 'completionRate', order: 'asc', limit: 100, rows: 'all' } as Parameters<
    typeof getProjectRows
  >[1];
  return [
    await measure(
      { work: 'overview of a frozen month', projects, target: '≤ 0.05', runs: 7 },
      overviewOf(county, FROZEN),
      () => owner.query(RAW_MONTH),
    ),
    await measure(
      { work: 'overview of an open month', projects, target: '≤ 1.5', runs: 7 },
      overviewOf(county, OPEN),
      () => owner.query(OPEN_MONTH),
    ),
    await measure(
      { work: 'list page of 100, sorted, with permission', projects, target: '≤ 3', runs: 15 },
      () => getProjectRows(county.head, list),
      () => owner.query(BARE_LIST),
    ),
  ];
}

interface FillPlace {
  reporter: Ctx;
  head: Ctx;
  projectIds: string[];
  /** Last month's amounts, so that no check has anything to ask. */
  amounts: string[];
}

/** Units with a reporter, a head and reports that nobody has touched. */
async function findFillPlace(county: BenchCounty): Promise<FillPlace> {
  const { rows } = await county.owner.query<{
    reporter: string;
    head: string;
    ids: string[];
    amounts: string[];
  }>(`
    select (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'reporter-a' limit 1) as reporter,
      (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'head' limit 1) as head,
      array_agg(r.project_id::text order by r.project_id) as ids, array_agg(round(f.value * 1.07, 2)::text order by r.project_id) as amounts
    from reports r join figures f on f.region_id = r.region_id and f.year = 2026 and f.project_id = r.project_id and f.measure = 'month_amount'
      and f.period = '${FROZEN}' and f.value > 500000
      and not exists (select from figures n where n.region_id = f.region_id and n.year = f.year and n.supersedes_id = f.id)
      join derived.project_progress g on g.region_id = r.region_id and g.year = 2026 and g.period = '${OPEN}' and g.project_id = r.project_id and g.completion_rate < 0.8
    where r.period = '${OPEN}' and r.status = 'open' group by r.org_id order by count(*) desc limit 1`);
  const place = rows[0];
  if (!place) throw new Error('no unit has open reports');
  const ctxOf = async (login: string): Promise<Ctx> => ({
    ...(await openCommandContext(county.app, login)),
    today: county.head.today,
    now: county.head.now,
  });
  return {
    reporter: await ctxOf(place.reporter),
    head: await ctxOf(place.head),
    projectIds: place.ids,
    amounts: place.amounts,
  };
}

/** Brings a submitted report to the step of the head, whatever steps the unit has: outside the measured time. */
async function toLastStep(county: BenchCounty, projectIds: string[]): Promise<void> {
  await county.owner.query(
    `update reports set step = greatest(step, (select count(distinct role)::int from posts po where po.org_id = reports.org_id and role in ('section-head', 'deputy-head')) + 1)
     where period = $1 and project_id = any($2::bigint[])`,
    [OPEN, projectIds],
  );
}

/** Time of filling, submitting and confirming, or undefined where a check has something to ask. */
async function timeFill(place: FillPlace, n: number, county: BenchCounty): Promise<number | undefined> {
  const projectId = place.projectIds[n] ?? '';
  const cells = [
    { field: 'monthAmountYuan' as const, value: place.amounts[n] ?? '', seen: '' },
    { field: 'imageProgress' as const, value: `主体结构施工至${n + 3}层，外墙同步推进`, seen: '' },
  ];
  try {
    const filled = await timeOf(async () => {
      await saveDrafts(place.reporter, {
        period: OPEN,
        drafts: [{ projectId, draftVersion: 0, cells }],
        origin: 'grid',
      });
      await submitReports(place.reporter, OPEN, [projectId]);
    });
    await toLastStep(county, [projectId]);
    return filled + (await timeOf(() => confirmReports(place.head, OPEN, [projectId])));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The four bare statements in one transaction: version, figures, status, act. */
async function bareConfirm(county: BenchCounty, projectId: string, n: number): Promise<void> {
  const client = await county.owner.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into report_versions (region_id, report_id, project_id, period, version_no, line, findings, explanations, origin, act_id)
       select region_id, id, project_id, period, $2, '{}', '[]', '{}', '{}', 0 from reports where period = '${OPEN}' and project_id = $1`,
      [projectId, 1000 + n + county.projects],
    );
    await client.query(
      `insert into figures (region_id, year, project_id, period, measure, value, origin, act_id) values (1, 2026, $1, '2026-12', 'ytd_amount', 1, '{}', 0), (1, 2026, $1, '2026-12', 'month_amount', 1, '{}', 0)`,
      [projectId],
    );
    await client.query(`update reports set draft_at = now() where period = '${OPEN}' and project_id = $1`, [
      projectId,
    ]);
    await client.query(
      `insert into acts (region_id, kind, person_id, person_name, payload) values (1, 'bare', 1, 'bare', '{}')`,
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function benchWrite(county: BenchCounty): Promise<Measured[]> {
  const place = await findFillPlace(county);
  const [own, bare]: [number[], number[]] = [[], []];
  for (let n = 0; n < place.projectIds.length && own.length < FILL_RUNS + 1; n++) {
    const filled = await timeFill(place, n, county);
    if (filled === undefined) continue;
    own.push(filled);
    bare.push(await timeOf(() => bareConfirm(county, place.projectIds[n] ?? '', n)));
  }
  const row = {
    work: 'fill, submit and confirm one report',
    projects: county.projects,
    target: '≤ 3 over HTTP at 8 connections',
  };
  return [toMeasured(row, own.slice(1), bare.slice(1))];
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

async function benchFreeze(county: BenchCounty): Promise<Measured[]> {
  await county.owner.query(
    'create table bench_frozen (like frozen_projects including defaults, primary key (region_id, year, period, project_id))',
  );
  const client = await county.owner.connect();
  const lines: Buffer[] = [];
  for await (const chunk of client.query(
    copyTo(`copy (select * from frozen_projects where period = '${FROZEN}') to stdout`),
  ))
    lines.push(chunk as Buffer);
  client.release();
  const officer: Actor = county.head.actor;
  const row = {
    work: 'freeze a month against one COPY of as many rows',
    projects: county.projects,
    target: '≤ 20, aim 5',
    runs: 1,
  };
  const freeze = () =>
    freezePeriod(
      { ...county.head, actor: officer, now: new Date('2026-12-05T09:00:00+08:00'), today: '2026-12-05' },
      { period: OPEN, withMissing: true },
    );
  return [await measure(row, freeze, () => copyRows(county, lines), { warmUp: false })];
}

const results: Measured[] = [];
for (const size of listSizes()) {
  const county = await openBenchCounty(size);
  try {
    await withScope(county.app, county.head.actor, async () => undefined);
    results.push(...(await benchReads(county)));
    results.push(...(await benchWrite(county)));
    results.push(...(await benchFreeze(county)));
  } finally {
    await county.close();
  }
}
keepResults('chain', results);
