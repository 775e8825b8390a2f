import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, chinaDay, markSample, migrate, withCommandDatabase } from '#server/platform/public.ts';
import { addSampleMatters } from './add-sample-matters.ts';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample-logins.ts';
import { SAMPLE_PROJECTS, seedSample } from './seed-sample.ts';

/** Above this size the county is for measuring: no files behind the figures, snapshots of the latest periods only. */
const LARGEST_SAMPLE = 2_000;
const MEASURED_MONTHS = 12;
const MEASURED_PICTURES = 4;

function parseCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= 1_000_000 ? count : undefined;
}

/** `seed`: fills an empty database with the invented county; `--projects N` up to 1,000,000. */
export const runSeed: Command = async (args, io) => {
  const { values } = parseArgs({
    args,
    options: {
      projects: { type: 'string' },
      months: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const projects = values.projects === undefined ? SAMPLE_PROJECTS : parseCount(values.projects);
  const isLarge = (projects ?? 0) > LARGEST_SAMPLE;
  const months =
    values.months === undefined ? (isLarge ? MEASURED_MONTHS : undefined) : parseCount(values.months);
  if (projects === undefined || (values.months !== undefined && months === undefined)) {
    io.stderr('项目数应为 1 至 1000000 的整数。The number of projects is a whole number from 1 to 1000000.');
    return 2;
  }
  const result = await withCommandDatabase(async ({ urls, app }) => {
    await migrate(urls.owner);
    const seeded = await seedSample(urls.owner, {
      today: chinaDay(new Date()),
      projects,
      ...(months === undefined ? {} : { months }),
      ...(isLarge ? { pictures: MEASURED_PICTURES } : {}),
      onProgress: isLarge && !values.json ? (text) => io.stderr(text) : () => undefined,
    });
    if (!isLarge) await addSampleMatters({ app, ownerUrl: urls.owner, now: new Date() });
    return seeded;
  });
  markSample(path.join(import.meta.dirname, '../..'));
  const logins = SAMPLE_ACCOUNTS.map(({ login, whoZh }) => ({
    login,
    password: SAMPLE_PASSWORD,
    who: whoZh,
  }));
  const rows = [...result.counts.values()].reduce((sum, count) => sum + count, 0);
  io.stdout(
    values.json
      ? JSON.stringify({ projects, rows, seconds: result.seconds, logins }, null, 2)
      : `望川县（虚构）：${projects}个项目，${rows}行，${result.seconds.toFixed(1)}秒。`,
  );
  return 0;
};
