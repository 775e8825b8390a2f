// The supervision ladder over 10,000 and 100,000 tasks (or --tasks=N,N): the run that proposes, and the run after it that adds nothing.

import { toJobContext } from '../server/people/public.ts';
import { withWorker } from '../server/platform/public.ts';
import { taskStandings } from '../server/supervision/rebuild-task-standings.ts';
import { runLadderIn } from '../server/supervision/run-ladder.ts';
import { type BenchCounty, openBenchCounty } from './county.ts';
import { keepResults, type Measured, printRow, timeOf } from './measure.ts';
import { putDownTasks } from './task-ladder.ts';

/** A working day; the ladder is silent on others. */
const TODAY = '2026-11-20';
const WEEK_LATER = '2026-11-27';
const morningOf = (day: string) => new Date(`${day}T07:00:00+08:00`);
const PROJECTS = 1_000;

const listCounts = (): number[] => {
  const given = process.argv
    .find((arg) => arg.startsWith('--tasks='))
    ?.slice(8)
    .split(',')
    .map(Number);
  return given ?? [10_000, 100_000];
};

/** The same by hand: for each task in hand and due the rung by calendar days, a paper for each unit and rung, a row for each task. */
const BARE_RUN = `
  with due as (
    select s.task_id, s.lead_org_id as org_id, s.due_on, current_date - s.due_on as days,
      case when s.due_on >= $1::date then 'reminder' when $1::date - s.due_on < 7 then 'chase' when $1::date - s.due_on < 14 then 'prompt-letter'
        when $1::date - s.due_on < 21 then 'supervision-order' when $1::date - s.due_on < 28 then 'naming'
        when $1::date - s.due_on < 42 then 'summons' else 'fact-list' end as instrument
    from derived.task_standings s where s.region_id = 1 and s.state in ('assigned', 'working') and s.due_on <= $1::date + 3),
  papers as (insert into bench_papers (instrument, org_id, proposed_on)
    select distinct instrument, org_id, $1::date from due returning id, instrument, org_id)
  insert into bench_paper_tasks (paper_id, task_id, instrument, org_id, due_on, overdue_days)
  select p.id, d.task_id, d.instrument, d.org_id, d.due_on, d.days from due d join papers p using (instrument, org_id)
  on conflict do nothing`;

async function makeBareTables({ owner }: BenchCounty): Promise<void> {
  await owner.query(`create table bench_papers (id bigint generated always as identity primary key, instrument text, org_id bigint, proposed_on date);
    create table bench_paper_tasks (paper_id bigint references bench_papers, task_id bigint, instrument text, org_id bigint, due_on date,
      overdue_days int, primary key (paper_id, task_id), unique (task_id, instrument, org_id, due_on))`);
}

async function benchLadder(county: BenchCounty, tasks: number): Promise<Measured[]> {
  const { owner, worker } = county;
  const units = await putDownTasks(county, tasks, TODAY);
  const rebuildMs = await timeOf(() => withWorker(worker, 1, (tx) => taskStandings.rebuild(tx, 1)));
  await owner.query('vacuum analyze derived.task_standings');
  await makeBareTables(county);
  const run = async (today = TODAY) => {
    const ctx = toJobContext(worker, 1, morningOf(today));
    const done = await withWorker(worker, 1, (tx) => runLadderIn(tx, ctx));
    process.stdout.write(`  ${tasks} tasks with ${units} units: ${JSON.stringify(done)}\n`);
    return done;
  };
  const bareMs = await timeOf(() => owner.query(BARE_RUN, [TODAY]));
  const firstMs = await timeOf(() => run());
  const againMs = await timeOf(async () => {
    const again = await run();
    if (again.proposed + again.joined + again.lapsed > 0)
      throw new Error('run twice, the ladder added something');
  });
  const bareLaterMs = await timeOf(() => owner.query(BARE_RUN, [WEEK_LATER]));
  const laterMs = await timeOf(() => run(WEEK_LATER));
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`  most memory of the process so far: ${peak} MiB\n`);
  const row = { projects: tasks, target: 'linear', runs: 1 };
  return [
    printRow({ ...row, work: 'ladder: what is due today, to one statement by hand' }, firstMs, bareMs),
    printRow({ ...row, work: 'ladder: run again, nothing new' }, againMs, bareMs),
    printRow({ ...row, work: 'ladder: a week later, higher rungs for all' }, laterMs, bareLaterMs),
    printRow({ ...row, work: 'standings of tasks derived anew' }, rebuildMs, bareMs),
  ];
}

const rows: Measured[] = [];
for (const tasks of listCounts()) {
  const county = await openBenchCounty(PROJECTS, 3);
  try {
    rows.push(...(await benchLadder(county, tasks)));
  } finally {
    await county.close();
  }
}
keepResults('ladder', rows);
