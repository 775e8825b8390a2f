// What stands in the embedded database: the sample, somebody's own county, or a sample cut short while it was made.
import fs from 'node:fs';
import path from 'node:path';
import { resolveHomeFolder } from './home-folder.ts';

export interface SampleMark {
  readonly state: 'seeding' | 'sample' | 'own';
}

const fileOf = (homeFolder: string) => path.join(homeFolder, 'sample.json');

export function readSampleMark(homeFolder: string): SampleMark | undefined {
  const file = fileOf(homeFolder);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as SampleMark) : undefined;
}

/** Written beside and renamed, so that it is never read half. */
export function writeSampleMark(homeFolder: string, mark: SampleMark): void {
  const partial = `${fileOf(homeFolder)}.${process.pid}`;
  fs.writeFileSync(partial, `${JSON.stringify(mark, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(partial, fileOf(homeFolder));
}

/** After a sample was made by hand in the embedded database: the next start serves it as one, to this machine only. */
export function markSample(checkout: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env.LUOSHI_OWNER_URL) return;
  writeSampleMark(resolveHomeFolder(checkout, env.LUOSHI_DATA).path, { state: 'sample' });
}
