// npm run drill -- slow [--projects=150]: the database answers slowly, holds a lock, or does not answer at all. People are told so in time, nothing
// piles up, readiness says so, and everything is as before afterwards.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { askPages, prepareReports } from './county-work.ts';
import { DatabaseLine } from './database-line.ts';
import { DrilledCounty } from './drilled-county.ts';
import { until } from './processes.ts';
import { numberOf } from './seeded-random.ts';
import { ServerFigures } from './server-figures.ts';
import { Verdicts } from './verdicts.ts';

const PROJECTS = numberOf('projects', 150);
const ASKED = 200;
/** The pool of a web process has so many connections. */
const CONNECTIONS = 20;
const LOCK_SECONDS = 20;
const DEAD_SECONDS = 90;
const MOST_MEMORY_MB = 512;
const verdicts = new Verdicts();
const line = new DatabaseLine();
const watch = await ServerFigures.choose();

interface Told {
  heard: string;
  afterMs: number;
  retryAfter: string | null;
}

/** Many people at once, each told how it ended and when. */
async function askMany(county: DrilledCounty, address: string): Promise<Told[]> {
  const begun = performance.now();
  const askOne = async (): Promise<Told> => {
    const answer = await county.send('xmb-1', 'GET', address);
    const code = answer && answer.status >= 400 ? (JSON.parse(answer.text) as { code: string }).code : '';
    const heard = `${answer?.status ?? 'no answer'} ${code}`.trim();
    return { heard, afterMs: performance.now() - begun, retryAfter: answer?.retryAfter ?? null };
  };
  return Promise.all(Array.from({ length: ASKED }, askOne));
}

function holdTold(name: string, told: readonly Told[], withinSeconds: number): void {
  const counts = new Map<string, number>();
  for (const { heard } of told) counts.set(heard, (counts.get(heard) ?? 0) + 1);
  const said = [...counts].map(([heard, times]) => `${heard} × ${times}`).join(', ');
  const isClear = told.every(({ heard }) => heard === '200' || heard.startsWith('503 DATABASE_BUSY'));
  verdicts.hold(
    isClear,
    `${name}: of ${ASKED} requests each is answered or told that the database is busy (${said})`,
  );
  const withoutWhen = told.filter(({ heard, retryAfter }) => heard.startsWith('503') && retryAfter === null);
  verdicts.hold(withoutWhen.length === 0, `${name}: and when to come again`);
  const longest = Math.max(...told.map(({ afterMs }) => afterMs)) / 1_000;
  verdicts.hold(
    longest < withinSeconds,
    `${name}: within ${withinSeconds} s (longest ${longest.toFixed(1)} s)`,
  );
}

/** Nothing waits, nothing is left over, pages answer. */
async function holdCalm(name: string, county: DrilledCounty): Promise<void> {
  await until('ready', county.isReady, 30_000).catch(() => undefined);
  const faults = await askPages(county);
  verdicts.hold(faults.length === 0, `${name}: afterwards pages answer`, faults);
  verdicts.hold((await watch.countWaiting()) === 0, `${name}: nothing waits for a connection any more`);
  const rows = await county.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where usename = 'luoshi_app'",
  );
  verdicts.hold(
    (rows[0]?.n ?? 0) <= CONNECTIONS,
    `${name}: no more than ${CONNECTIONS} connections (${rows[0]?.n})`,
  );
  const megabytes = await watch.readMegabytes();
  verdicts.hold(megabytes < MOST_MEMORY_MB, `${name}: the process has ${megabytes} MiB`);
}

async function trySlowAnswers(county: DrilledCounty): Promise<void> {
  line.slowDown(150);
  const faults = await askPages(county, 20);
  verdicts.hold(
    faults.length === 0,
    'each answer of the database late by 150 ms: pages answer all the same',
    faults,
  );
  verdicts.hold(await county.isReady(), 'each answer late by 150 ms: the process is ready');
  line.slowDown(0);
}

async function tryHeldLock(county: DrilledCounty): Promise<void> {
  const holder = new pg.Client({ connectionString: county.urls.owner });
  await holder.connect();
  await holder.query('begin; lock table derived.project_progress, frozen_projects in access exclusive mode');
  const asked = askMany(county, '/progress/projects?period=2026-11&rows=all&limit=100');
  await sleep(3_000);
  const alive = await fetch(`http://127.0.0.1:${county.port}/api/health`);
  verdicts.hold(alive.ok, 'a table is locked: the process lives');
  verdicts.hold(
    !(await county.isReady()),
    'a table is locked and all connections wait: it says that it is not ready',
  );
  holdTold('a table is locked', await asked, LOCK_SECONDS + 15);
  await holder.query('rollback');
  await holder.end();
  await holdCalm('a table is locked', county);
}

async function tryDeadLine(county: DrilledCounty): Promise<void> {
  line.goDead();
  const asked = askMany(county, '/progress/overview?period=2026-11&split=territory');
  await sleep(1_000);
  verdicts.hold(!(await county.isReady()), 'no answer at all: it says that it is not ready');
  holdTold('no answer at all', await asked, DEAD_SECONDS + 30);
  line.comeBack();
  await holdCalm('no answer at all', county);
}

await line.open();
const county = new DrilledCounty({ through: line.through, webEnv: watch.env });
try {
  await county.open(PROJECTS);
  await prepareReports(county);
  await county.beginRound();
  await trySlowAnswers(county);
  await tryHeldLock(county);
  await tryDeadLine(county);
  await county.endRound();
} finally {
  await county.close();
  line.close();
}
verdicts.close();
