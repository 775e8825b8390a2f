// An earlier version of the product, as it was committed: it makes and fills a database with its own programs.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';
import { runIn } from './run-here.ts';

const CHECKOUT = path.dirname(import.meta.dirname);

/** Spread over the history: each could fill a county of its own. The last step of the schema that each knew is said beside it. */
export const OLD_VERSIONS: readonly { commit: string; lastStep: string }[] = [
  { commit: 'c283012', lastStep: '0040' },
  { commit: '29904b1', lastStep: '0121' },
  { commit: '8392844', lastStep: '0144' },
  { commit: '66fc7ab', lastStep: '0160' },
  { commit: '91d1dde', lastStep: '0161' },
  { commit: '5f80474', lastStep: '0169' },
];

/** Below the checkout, so that its programs find the packages that are installed here. */
const FOLDER = path.join(CHECKOUT, '.data', 'drill-versions');

export interface OldVersion {
  /** A command of that version over a database; it throws with what was said where the command fails. */
  run: (args: readonly string[], urls: DatabaseUrls) => Promise<string>;
  close: () => void;
}

/** Undefined where the history does not hold the commit: a copy without its history, or an archive. */
export function openOldVersion(commit: string): OldVersion | undefined {
  const folder = path.join(FOLDER, commit);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const close = () => fs.rmSync(folder, { recursive: true, force: true });
  const archive = spawnSync('git', ['archive', commit], { cwd: CHECKOUT, maxBuffer: 1_000_000_000 });
  if (archive.status === 0) spawnSync('tar', ['-x'], { cwd: folder, input: archive.stdout });
  if (!fs.existsSync(path.join(folder, 'package.json'))) {
    close();
    return undefined;
  }
  return { run: (args, urls) => runIn(folder, args, urls), close };
}
