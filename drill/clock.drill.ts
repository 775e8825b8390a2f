// npm run drill -- clock [--seed=1] [--projects=120]: the machine's clock jumps back by an hour, a day and a year while people work, and forward
// again. Sessions, the timetable, chains and numbers hold. Wants libfaketime (Debian: faketime).
import { setTimeout as sleep } from 'node:timers/promises';
import { SAMPLE_PASSWORD } from '../server/sample/sample-logins.ts';
import { askPages, prepareReports, verify } from './county-work.ts';
import { DRILL_DAY, DrilledCounty } from './drilled-county.ts';
import { confirmWork } from './interrupted-work.ts';
import { until } from './processes.ts';
import { numberOf, randomFrom } from './seeded-random.ts';
import { SetClock } from './set-clock.ts';
import { Verdicts } from './verdicts.ts';

if (!SetClock.isPossible()) {
  process.stdout.write('没有 libfaketime，跳过。No libfaketime here; skipped.\n');
  process.exit(0);
}

const random = randomFrom(numberOf('seed', 1));
const PROJECTS = numberOf('projects', 120);
const HOUR = 3_600;
const JUMPS: readonly { name: string; to: number; endsSessions?: true }[] = [
  { name: 'back by an hour', to: -HOUR },
  { name: 'back by a day', to: -24 * HOUR },
  { name: 'back by a year', to: -365 * 24 * HOUR },
  { name: 'forward to the right time', to: 0, endsSessions: true },
];
/** Every minute the log is sealed; the queues look at the clock every half minute. */
const SEALED_WITHIN_MS = 150_000;
const verdicts = new Verdicts();

const DUPLICATES = `
  select (select count(*) from (select region_id, seq, org_id, period from chain_links group by 1, 2, 3, 4 having count(*) > 1) d)::int as links,
    (select count(*) from (select region_id, period from freezes group by 1, 2 having count(*) > 1) d)::int as freezes`;

/** An entry of the log that is made now is sealed in its minute: the timetable runs. */
async function isTimetableRunning(county: DrilledCounty): Promise<boolean> {
  const [entry] = await county.query<{ id: string }>('select max(id)::text as id from audit_entries');
  const isSealed = async () =>
    (await county.query('select from audit_seals where to_id >= $1 limit 1', [entry?.id])).length > 0;
  return until('the log is sealed', isSealed, SEALED_WITHIN_MS).then(
    () => true,
    () => false,
  );
}

async function signIn(county: DrilledCounty): Promise<string> {
  const body = { login: 'leader2', password: SAMPLE_PASSWORD };
  const answer = await county.send('', 'POST', '/people/sign-in', body);
  return `${answer?.status} ${answer?.text.slice(0, 200)}`;
}

async function playJump(
  county: DrilledCounty,
  clock: SetClock,
  { name, to, endsSessions }: (typeof JUMPS)[number],
): Promise<void> {
  county.heard.clear();
  const reports = (await prepareReports(county)).slice(0, 12);
  const work = confirmWork(reports);
  let isOver = false;
  const running = work.run(county, () => isOver);
  await sleep(200 + Math.round(random() * 1_000));
  clock.set(to);
  await sleep(3_500);
  isOver = true;
  await running;
  const said = [...county.heard].map(([answer, times]) => `${answer} × ${times}`).join(', ');
  const unclear = [...county.heard.keys()].filter((heard) => /^5|no answer/.test(heard));
  verdicts.hold(
    unclear.length === 0,
    `${name}, while reports are signed: every answer is clear (${said})`,
    unclear,
  );
  const [{ at } = { at: '' }] = await county.query<{ at: string }>('select now()::date::text as at');
  verdicts.say(`       the database now has ${at}`);
  const refused = await askPages(county, 6);
  // A year later nobody has used his session for half an hour.
  const isAsMeant = endsSessions
    ? refused.every((answer) => answer.includes('NOT_SIGNED_IN'))
    : refused.length === 0;
  verdicts.hold(
    isAsMeant,
    `${name}: who was signed in ${endsSessions ? 'signs in anew' : 'goes on'}`,
    refused,
  );
  const entered = await signIn(county);
  verdicts.hold(entered.startsWith('200'), `${name}: others sign in`, entered);
  verdicts.hold(await isTimetableRunning(county), `${name}: the timetable goes on, the log is sealed`);
  const [twice] = await county.query<Record<string, number>>(DUPLICATES);
  verdicts.hold(
    Object.values(twice ?? {}).every((count) => count === 0),
    `${name}: nothing is there twice`,
    twice,
  );
  const faults = [...(await work.check(county)), ...(await verify(county))];
  verdicts.hold(faults.length === 0, `${name}: nothing is lost, and everything verifies`, faults);
}

const clock = new SetClock(new Date(`${DRILL_DAY}T10:00:00+08:00`));
const county = new DrilledCounty({ webProgram: 'server/main.ts' });
try {
  await county.open(PROJECTS);
  await prepareReports(county);
  await county.beginRound();
  for (const jump of JUMPS) await playJump(county, clock, jump);
  await county.endRound();
} finally {
  await county.close();
  clock.close();
}
verdicts.close();
