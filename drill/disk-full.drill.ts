// npm run drill -- disk-full [--seed=1] [--projects=80]: the disk under database and temporary files is full in the middle of importing, signing,
// freezing, drafting and backing up. People are told so, nothing is half done, and with room everything goes on. Wants root, to mount a small disk.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askPages, IMPORTED, prepareReports, verify, writeSheet } from './county-work.ts';
import { DrilledCounty } from './drilled-county.ts';
import { confirmWork, documentWork, freezeWork, importWork, type Work } from './interrupted-work.ts';
import { until } from './processes.ts';
import { runHere } from './run-here.ts';
import { numberOf, randomFrom } from './seeded-random.ts';
import { SmallDisk } from './small-disk.ts';
import { Verdicts } from './verdicts.ts';

const MEGABYTES = 1_200;
/** Little of the disk is kept by the write-ahead log, so that it is the county that fills it. */
const SETTINGS = { max_wal_size: '64MB', min_wal_size: '32MB' };
const random = randomFrom(numberOf('seed', 1));
const PROJECTS = numberOf('projects', 80);
/** How much room is left, in kilobytes: none, enough for a page or two, enough to begin. */
const ROOM = [0, 64, 2_048];
const BACK_WITHIN_MS = 60_000;
const verdicts = new Verdicts();

const opened = SmallDisk.open(MEGABYTES);
if (!opened) {
  process.stdout.write(
    '不能挂载小磁盘（需要 root），跳过。A small disk cannot be mounted (this wants root); skipped.\n',
  );
  process.exit(0);
}
const disk = opened;
let timesTold = 0;

const isClear = (heard: string): boolean =>
  heard === '200' ||
  /^503 (?:STORAGE_FULL|DATABASE_AWAY|DATABASE_BUSY)$/.test(heard) ||
  /^4\d\d \w+$/.test(heard);

/** What an operator does: makes room, and starts the database where it has ended; the rest comes back by itself. */
async function makeRoom(county: DrilledCounty, name: string): Promise<void> {
  disk.makeRoom();
  await sleep(1_000);
  if (!(await county.isReady())) await county.recover('database').catch(() => undefined);
  const begun = Date.now();
  await until('ready', county.isReady, BACK_WITHIN_MS).then(
    () =>
      verdicts.hold(
        true,
        `${name}: with room it is ready again (${Math.round((Date.now() - begun) / 1_000)} s)`,
      ),
    (error: Error) => verdicts.hold(false, `${name}: with room it is ready again`, error),
  );
}

async function playWork(county: DrilledCounty, work: Work, room: number): Promise<void> {
  const name = `${work.name}, ${room} kB left`;
  county.heard.clear();
  await county.beginRound();
  try {
    let isOver = false;
    const running = work.run(county, () => isOver);
    await sleep(Math.round(random() * 800));
    disk.fill(room);
    await sleep(5_000);
    const pages = await askPages(county, 6);
    isOver = true;
    await running;
    const heard = [...county.heard.keys()];
    const said = [...county.heard].map(([answer, times]) => `${answer} × ${times}`).join(', ');
    if (heard.includes('503 STORAGE_FULL')) timesTold += 1;
    verdicts.hold(heard.every(isClear), `${name}: every answer is clear (${work.reached()}; ${said})`, pages);
    await makeRoom(county, name);
    const faults = [...(await work.check(county)), ...(await askPages(county, 6)), ...(await verify(county))];
    verdicts.hold(
      faults.length === 0,
      `${name}: nothing is lost or half done, and it can be finished`,
      faults,
    );
  } finally {
    disk.makeRoom();
    await county.endRound();
  }
}

async function playBackup(county: DrilledCounty): Promise<void> {
  await county.beginRound();
  const folder = path.join(disk.folder, 'backups');
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'county.tar');
  disk.fill(512);
  const said = await runHere(['backup', file], county.urls).catch((error: unknown) => String(error));
  verdicts.hold(/磁盘已满/.test(said), 'backup, 512 kB left: it says that the disk is full', said);
  verdicts.hold(fs.readdirSync(folder).length === 0, 'backup, 512 kB left: nothing half stands there');
  disk.makeRoom();
  await until('ready', county.isReady, BACK_WITHIN_MS);
  await runHere(['backup', file], county.urls);
  const proved = await runHere(['prove-backup', file, '--json'], county.urls).catch((error: unknown) =>
    String(error),
  );
  verdicts.hold(proved.includes('"rows"'), 'backup: with room it is written and comes back', proved);
  await county.endRound();
}

const temporary = path.join(disk.folder, 'tmp');
fs.mkdirSync(temporary, { mode: 0o777 });
const cluster = path.join(disk.folder, 'cluster');
fs.mkdirSync(cluster, { mode: 0o711 });
const county = new DrilledCounty({ folder: cluster, settings: SETTINGS, webEnv: { TMPDIR: temporary } });
try {
  await county.open(PROJECTS);
  const reports = await prepareReports(county);
  const works = [
    importWork(await writeSheet(county), IMPORTED),
    confirmWork(reports),
    freezeWork(),
    documentWork(),
  ];
  for (const work of works) for (const room of ROOM) await playWork(county, work, room);
  await playBackup(county);
  verdicts.hold(timesTold > 0, `somebody was told that the disk is full in ${timesTold} rounds`);
} finally {
  await county.close();
  disk.close();
}
verdicts.close();
