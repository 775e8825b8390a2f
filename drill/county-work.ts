// What drills of a working county share: the reports of its open month, a ledger to import, and the proof that all is whole.
import { DEFAULT_STEPS } from '../core/reporting/steps.ts';
import type { DrilledCounty, OpenReport } from './drilled-county.ts';
import { OPEN } from './interrupted-work.ts';
import { runHere } from './run-here.ts';

export const IMPORTED = 400;

const REPORTS = `
  select r.project_id::text as "projectId", round(f.value * 1.07, 2)::text as amount,
    (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'reporter-a' limit 1) as reporter,
    (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'head' limit 1) as head
  from reports r join projects pr on pr.region_id = r.region_id and pr.id = r.project_id and pr.cosign_org_id is null and pr.parent_id is null
  join figures f on f.region_id = r.region_id and f.year = 2026 and f.project_id = r.project_id and f.measure = 'month_amount'
    and f.period = '2026-10' and f.value > 500000
  where r.period = '${OPEN}' and r.status = 'open' order by r.id limit 300`;

/**
 * Two steps in every unit, and whoever works in the drill signed in, before the copies are made. A report that was signed once and sent
 * back keeps its figures and is left alone: of the others a figure shows that they are signed.
 */
export async function prepareReports(county: DrilledCounty): Promise<OpenReport[]> {
  await county.query(
    `insert into rulebooks (region_id, kind, version, valid_from, body, source, act_id)
     select 1, 'reporting-steps', coalesce(max(version), 0) + 1, '2020-01-01', $1, 'drill', 0 from rulebooks where kind = 'reporting-steps'`,
    [JSON.stringify(DEFAULT_STEPS)],
  );
  await county.query(
    `update reports set status = 'open', step = 0, draft = null, draft_version = 0, draft_by = null, draft_at = null, explanations = '{}'
     where period = '${OPEN}' and status in ('draft', 'submitted', 'returned') and confirmed_version_id is null`,
  );
  const reports = (await county.query<OpenReport>(REPORTS)).filter(({ reporter, head }) => reporter && head);
  const logins = new Set(['xmb-head', 'xmb-1', ...reports.flatMap(({ reporter, head }) => [reporter, head])]);
  for (const login of logins) await county.signIn(login);
  return reports;
}

/** A ledger of new projects of units that the county has. */
export async function writeSheet(county: DrilledCounty): Promise<string> {
  const units = await county.query<{ name: string }>(
    "select short_name as name from orgs where kind in ('town', 'department') and is_active order by official_order limit 12",
  );
  const sectors = await county.query<{ sector: string }>(
    'select distinct sector from projects where sector is not null limit 5',
  );
  const lines = Array.from({ length: IMPORTED }, (_, n) =>
    [
      ...[
        n + 1,
        '',
        `演练项目${n + 1}号厂房工程`,
        n % 2 ? '新建' : '续建',
        sectors[n % sectors.length]?.sector ?? '',
      ],
      ...[units[n % units.length]?.name ?? '', 9_000 + n, n % 2 ? 0 : 1_000, 3_000, '2027年12月'],
    ].join(','),
  );
  const head =
    '序号,项目代码,项目名称,建设性质,行业,责任单位,计划总投资,截至上年底累计完成投资,2026年计划投资,计划竣工时间';
  return `演练台账\n,,,,,,,,,（单位：万元）\n${head}\n${lines.join('\n')}\n`;
}

/** Chains, freezes, derived tables and files, by the command that operators use. */
export async function verify(county: DrilledCounty): Promise<string[]> {
  try {
    await runHere(['verify', '--json'], county.urls);
    return [];
  } catch (error) {
    return [`verify: ${String(error).slice(0, 600)}`];
  }
}

const PAGES = ['/people/profile', '/progress/overview?period=2026-10&split=territory', '/today'];

/** More pages at once than there are connections, so that none of these is a dead one; gives those that are not answered. */
export async function askPages(county: DrilledCounty, times = 40): Promise<string[]> {
  const asked = Array.from({ length: times }, (_, n) =>
    county.send('xmb-1', 'GET', PAGES[n % PAGES.length] ?? ''),
  );
  const refused = (await Promise.all(asked)).filter((answer) => answer?.status !== 200);
  return refused.map((answer) => `a page is answered with ${answer?.status} ${answer?.text.slice(0, 200)}`);
}
