// The sample county makes room for somebody's own: the embedded database is thrown away and made anew, empty.
import path from 'node:path';
import type { Kysely } from 'kysely';
import { refuse } from '#core/platform/refusal.ts';
import type { DB } from '../../db/types.ts';
import { openKysely, openPool } from './database.ts';
import { type EmbeddedDatabase, openEmbeddedDatabase, recreateDatabase } from './embedded-database.ts';
import { hasRegion } from './has-region.queries.ts';
import { type HomeFolder, resolveHomeFolder } from './home-folder.ts';
import { migrate } from './migrate.ts';
import { readSampleMark, writeSampleMark } from './sample-mark.ts';

const ownDataStands = () =>
  refuse(
    'not-allowed-now',
    'NOT_A_SAMPLE',
    '数据库里是本单位自己的数据，不会删除',
    'The database holds data of your own, which is not deleted',
    ['要新的初始化链接：npm run luoshi -- setup-link', '要另起一套：用 LUOSHI_DATA 指定新的数据目录'],
  );

/** The data folder whose sample may be replaced; a given database or one's own county is never touched. */
export function requireSampleFolder(env: NodeJS.ProcessEnv = process.env): HomeFolder {
  if (env.LUOSHI_DATABASE_URL || env.LUOSHI_OWNER_URL)
    throw refuse(
      'not-allowed-now',
      'DATABASE_GIVEN',
      '已指定外部数据库，其中没有示例数据',
      'A database address is given; there is no sample in it',
      ['npm run luoshi -- setup-link --address <网址>'],
    );
  const home = resolveHomeFolder(path.join(import.meta.dirname, '../..'), env.LUOSHI_DATA);
  if (readSampleMark(home.path)?.state === 'own') throw ownDataStands();
  return home;
}

function requireStopped(database: EmbeddedDatabase): void {
  if (database.origin === 'attached')
    throw refuse(
      'not-allowed-now',
      'SERVER_RUNNING',
      '落实正在运行，不能更换数据',
      'Luoshi is running; the data cannot be replaced',
      ['先在运行窗口按 Ctrl-C 停止，再执行本命令'],
    );
}

/**
 * Empties the database and runs `furnish` on it with the login of the web process. Between the two marks the folder
 * counts as a sample cut short, which the next start makes anew: never as one's own with public passwords in it.
 */
export async function replaceSample<T>(
  home: HomeFolder,
  furnish: (app: Kysely<DB>) => Promise<T>,
): Promise<T> {
  const database = await openEmbeddedDatabase(home.clusterPath);
  try {
    requireStopped(database);
    // Restored data stand there before the first start has marked the folder.
    if (!readSampleMark(home.path) && (await hasRegion(database.urls.owner))) throw ownDataStands();
    writeSampleMark(home.path, { state: 'seeding' });
    await recreateDatabase(database.urls);
    await migrate(database.urls.owner);
    const app = openKysely(openPool({ connectionString: database.urls.app }, 1));
    const furnished = await furnish(app).finally(() => app.destroy());
    writeSampleMark(home.path, { state: 'own' });
    return furnished;
  } finally {
    await database.close();
  }
}
