// npm run drill -- failing-job [--projects=80]: a job that fails every time is tried again at growing distances, then rests as failed and is shown
// to the administrator with what helps; the others go on meanwhile.
import { IMPORTED, prepareReports, writeSheet } from './county-work.ts';
import { DrilledCounty } from './drilled-county.ts';
import { importWork } from './interrupted-work.ts';
import { until } from './processes.ts';
import { numberOf } from './seeded-random.ts';
import { Verdicts } from './verdicts.ts';

const PROJECTS = numberOf('projects', 80);
const RESTS_WITHIN_MS = 420_000;
const verdicts = new Verdicts();
const county = new DrilledCounty();

interface JobRow {
  state: string;
  tries: number;
  waits: number;
}

/** Nobody can work out a project whose number is none. */
const FAILING = JSON.stringify({ regionId: 1, projectIds: ['none'] });

async function readJob(): Promise<JobRow | undefined> {
  const [row] = await county.query<JobRow>(
    `select state::text, retry_count + 1 as tries, extract(epoch from start_after - coalesce(completed_on, started_on, created_on))::int as waits
     from pgboss.job where name = 'derive-projects' and data = $1::jsonb order by created_on limit 1`,
    [FAILING],
  );
  return row;
}

async function listDistances(): Promise<number[]> {
  const seen = new Map<number, number>();
  const rests = async () => {
    const job = await readJob();
    if (job?.state === 'retry') seen.set(job.tries, job.waits);
    return job?.state === 'failed';
  };
  await until('the job rests as failed', rests, RESTS_WITHIN_MS);
  return [...seen.values()];
}

try {
  await county.open(PROJECTS);
  await prepareReports(county);
  for (const login of ['sysadmin', 'ganxi-a']) await county.signIn(login);
  await county.beginRound();
  await county.query(
    "insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff) select name, $1, retry_limit, retry_delay, retry_backoff from pgboss.queue where name = 'derive-projects'",
    [FAILING],
  );
  const others = importWork(await writeSheet(county), IMPORTED);
  const [distances] = await Promise.all([listDistances(), others.run(county, () => false)]);
  const job = await readJob();
  verdicts.hold(
    job?.state === 'failed' && job.tries === 4,
    `it was tried ${job?.tries} times and rests as ${job?.state}`,
  );
  const isGrowing = distances.every((seconds, n) => n === 0 || seconds > (distances[n - 1] ?? 0));
  verdicts.hold(
    distances.length === 3 && isGrowing,
    `between the tries it waited longer and longer: ${distances.join(', ')} s`,
  );
  verdicts.hold(
    others.reached() === 'entered',
    `meanwhile a workbook was read, compared and ${others.reached()}`,
  );
  const faults = await others.check(county);
  verdicts.hold(faults.length === 0, 'and it is there whole', faults);
  const seen = await county.send('sysadmin', 'GET', '/people/jobs');
  const { failed = [] } = JSON.parse(seen?.text ?? '{}') as {
    failed?: { id: string; queue: string; trouble: string; tries: number }[];
  };
  const shown = failed.find(({ queue }) => queue === 'derive-projects');
  verdicts.hold(
    shown?.tries === 4 && shown.trouble === 'FAULT',
    'the system administrator is shown it, with what helps',
    failed,
  );
  verdicts.hold(!/none|bigint/.test(seen?.text ?? ''), 'and nothing of what it was about');
  const refused = await county.send('ganxi-a', 'GET', '/people/jobs');
  verdicts.hold(refused?.status === 403, `a reporter is not (${refused?.status})`);
  const again = await county.send('sysadmin', 'POST', `/people/jobs/${shown?.id}/repeat`, {});
  verdicts.hold(again?.status === 200, 'it can be given out again by a press', again?.text);
  await county.endRound();
} finally {
  await county.close();
}
verdicts.close();
