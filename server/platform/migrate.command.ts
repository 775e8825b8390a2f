import type { Command } from './command.ts';
import { withCommandDatabase } from './command.ts';
import { migrate } from './migrate.ts';

/** `migrate`: brings the database to this version. */
export const runMigrate: Command = async (_args, io) => {
  const steps = await withCommandDatabase(({ urls }) => migrate(urls.owner));
  io.stdout(steps.length === 0 ? '数据库已是最新。Nothing to do.' : `已升级 Applied: ${steps.join(', ')}`);
  return 0;
};
