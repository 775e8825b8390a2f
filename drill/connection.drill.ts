// npm run drill -- connection [--seed=1] [--projects=150]: connections to the database are lost while people work: ended by the server, cut on
// the way, dead for some seconds, gone with a restart. What was acknowledged stands, the rest is refused clearly, and work goes on by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { askPages, IMPORTED, prepareReports, verify, writeSheet } from './county-work.ts';
import { DatabaseLine } from './database-line.ts';
import { DrilledCounty, type OpenReport } from './drilled-county.ts';
import { confirmWork, importWork, type Work } from './interrupted-work.ts';
import { until } from './processes.ts';
import { numberOf, randomFrom } from './seeded-random.ts';
import { Verdicts } from './verdicts.ts';

const random = randomFrom(numberOf('seed', 1));
const PROJECTS = numberOf('projects', 150);
const BACK_WITHIN_MS = 20_000;
const verdicts = new Verdicts();
const line = new DatabaseLine();

/** Each leaves the connection whole again. */
const LOSSES: readonly { name: string; lose: (county: DrilledCounty) => Promise<unknown> }[] = [
  {
    name: 'all connections ended by the server',
    lose: (county) =>
      county.asBootstrap(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('luoshi_app', 'luoshi_worker')",
      ),
  },
  { name: 'all connections cut on the way', lose: async () => line.cut() },
  {
    name: 'the line dead for five seconds',
    lose: async () => {
      line.goDead();
      await sleep(5_000);
      line.comeBack();
    },
  },
  {
    name: 'the line dead, then cut',
    lose: async () => {
      line.goDead();
      await sleep(3_000);
      line.cut();
      line.comeBack();
    },
  },
  { name: 'the database stopped and started again', lose: (county) => county.restartDatabase() },
];

/** A refusal that says what it is; nothing else but success. */
const isClear = (heard: string): boolean =>
  heard === '200' || /^503 DATABASE_(?:AWAY|BUSY)$/.test(heard) || /^4\d\d \w+$/.test(heard);

async function playLoss(county: DrilledCounty, work: Work, loss: (typeof LOSSES)[number]): Promise<void> {
  const name = `${work.name}, ${loss.name}`;
  county.heard.clear();
  await county.beginRound();
  try {
    let isOver = false;
    const running = work.run(county, () => isOver);
    await sleep(300 + Math.round(random() * work.longestMs * 0.5));
    await loss.lose(county);
    await sleep(1_500);
    isOver = true;
    await running;
    const said = [...county.heard].map(([answer, times]) => `${answer} × ${times}`).join(', ');
    const unclear = [...county.heard.keys()].filter((heard) => !isClear(heard));
    verdicts.hold(
      unclear.length === 0,
      `${name}: every answer is clear (${work.reached()}; ${said})`,
      unclear,
    );
    await until('the web process answers again', county.isReady, BACK_WITHIN_MS).then(
      () => verdicts.hold(true, `${name}: ready again`),
      (error: Error) => verdicts.hold(false, `${name}: ready again`, error),
    );
    const ended = county.listEnded();
    verdicts.hold(ended.length === 0, `${name}: both processes live on`, ended);
    const faults = [...(await askPages(county)), ...(await work.check(county)), ...(await verify(county))];
    verdicts.hold(faults.length === 0, `${name}: nothing lost or half done, and work goes on`, faults);
  } finally {
    await county.endRound();
  }
}

await line.open();
const county = new DrilledCounty({ through: line.through });
try {
  await county.open(PROJECTS);
  const reports: OpenReport[] = await prepareReports(county);
  const works = [confirmWork(reports), importWork(await writeSheet(county), IMPORTED)];
  for (const loss of LOSSES) for (const work of works) await playLoss(county, work, loss);
} finally {
  await county.close();
  line.close();
}
verdicts.close();
