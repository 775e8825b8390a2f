// npm run drill -- kills [--kills=100] [--seed=1]: kill -9 of web, worker and database at random moments in the middle of the work that
// matters. Afterwards no act is half done, nothing acknowledged is lost, chains are whole, derived tables equal a rebuild, and work goes on.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli } from '../server/platform/run-cli.ts';
import {
  backupWork,
  confirmWork,
  documentWork,
  freezeWork,
  importWork,
  OPEN,
  type Work,
} from './interrupted-work.ts';
import { KilledCounty, type OpenReport, type Victim } from './killed-county.ts';
import { numberOf, randomFrom } from './seeded-random.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const KILLS = numberOf('kills', 100);
const SEED = numberOf('seed', 1);
const PROJECTS = numberOf('projects', 300);
const IMPORTED = 400;
const VICTIMS: readonly Victim[] = ['web', 'worker', 'database'];

const REPORTS = `
  select r.project_id::text as "projectId", round(f.value * 1.07, 2)::text as amount,
    (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'reporter-a' limit 1) as reporter,
    (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'head' limit 1) as head
  from reports r join projects pr on pr.region_id = r.region_id and pr.id = r.project_id and pr.cosign_org_id is null and pr.parent_id is null
  join figures f on f.region_id = r.region_id and f.year = 2026 and f.project_id = r.project_id and f.measure = 'month_amount'
    and f.period = '2026-10' and f.value > 500000
  where r.period = '${OPEN}' and r.status = 'open' order by r.id limit 300`;

/** Two steps in every unit, and whoever works in the drill signed in, before the copies are made. */
async function prepare(county: KilledCounty): Promise<OpenReport[]> {
  const { DEFAULT_STEPS } = await import('../core/reporting/steps.ts');
  await county.query(
    `insert into rulebooks (region_id, kind, version, valid_from, body, source, act_id)
     select 1, 'reporting-steps', coalesce(max(version), 0) + 1, '2020-01-01', $1, 'drill', 0 from rulebooks where kind = 'reporting-steps'`,
    [JSON.stringify(DEFAULT_STEPS)],
  );
  await county.query(
    `update reports set status = 'open', step = 0, draft = null, draft_version = 0, draft_by = null, draft_at = null, explanations = '{}'
     where period = '${OPEN}' and status in ('draft', 'submitted', 'returned')`,
  );
  const reports = (await county.query<OpenReport>(REPORTS)).filter(({ reporter, head }) => reporter && head);
  const logins = new Set(['xmb-head', 'xmb-1', ...reports.flatMap(({ reporter, head }) => [reporter, head])]);
  for (const login of logins) await county.signIn(login);
  return reports;
}

/** A ledger of new projects of units that the county has. */
async function writeSheet(county: KilledCounty): Promise<string> {
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
async function verify(county: KilledCounty): Promise<string[]> {
  const urls = county.urls;
  const env = { LUOSHI_OWNER_URL: urls.owner, LUOSHI_DATABASE_URL: urls.app, LUOSHI_WORKER_URL: urls.worker };
  try {
    await runCli(CHECKOUT, ['verify', '--json'], env);
    return [];
  } catch (error) {
    return [`verify: ${String(error).slice(0, 600)}`];
  }
}

async function playRound(
  county: KilledCounty,
  work: Work,
  victim: Victim,
  afterMs: number,
): Promise<{ reached: string; faults: string[] }> {
  await county.beginRound();
  try {
    let isOver = false;
    const running = work.run(county, () => isOver);
    await sleep(afterMs);
    await county.kill(victim);
    isOver = true;
    await running;
    const reached = work.reached();
    await county.recover(victim);
    return { reached, faults: [...(await work.check(county)), ...(await verify(county))] };
  } finally {
    await county.endRound();
  }
}

const random = randomFrom(SEED);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-drill-backups-'));
const county = new KilledCounty();
let findings = 0;
try {
  await county.open(PROJECTS);
  const reports = await prepare(county);
  const works: Work[] = [
    confirmWork(reports),
    importWork(await writeSheet(county), IMPORTED),
    freezeWork(),
    documentWork(),
    backupWork(folder),
  ];
  for (let at = 0; at < KILLS; at += 1) {
    const work = works[at % works.length] as Work;
    const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] as Victim;
    const afterMs = Math.round(random() * work.longestMs);
    const { reached, faults } = await playRound(county, work, victim, afterMs);
    findings += faults.length;
    const said = faults.length === 0 ? 'whole' : faults.join('\n    ');
    process.stdout.write(
      `${String(at + 1).padStart(4)}  ${work.name.padEnd(9)} ${victim.padEnd(9)} after ${String(afterMs).padStart(5)} ms  (${reached})  ${said}\n`,
    );
  }
} finally {
  await county.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${KILLS} kills, ${findings} findings (seed ${SEED})\n`);
process.exitCode = findings === 0 ? 0 : 1;
