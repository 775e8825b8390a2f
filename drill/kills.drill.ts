// npm run drill -- kills [--kills=100] [--seed=1]: kill -9 of web, worker and database at random moments in the middle of the work that
// matters. Afterwards no act is half done, nothing acknowledged is lost, chains are whole, derived tables equal a rebuild, and work goes on.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endAlongside } from '../server/platform/reaper.ts';
import { IMPORTED, prepareReports, verify, writeSheet } from './county-work.ts';
import { DrilledCounty, type Victim } from './drilled-county.ts';
import {
  backupWork,
  confirmWork,
  documentWork,
  freezeWork,
  importWork,
  type Work,
} from './interrupted-work.ts';
import { numberOf, randomFrom } from './seeded-random.ts';

const KILLS = numberOf('kills', 100);
const SEED = numberOf('seed', 1);
const PROJECTS = numberOf('projects', 300);
const VICTIMS: readonly Victim[] = ['web', 'worker', 'database'];

async function playRound(
  county: DrilledCounty,
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
endAlongside({ folder });
const county = new DrilledCounty();
let findings = 0;
try {
  await county.open(PROJECTS);
  const reports = await prepareReports(county);
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
