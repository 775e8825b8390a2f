import { parseArgs } from 'node:util';
import {
  type Command,
  chinaDay,
  type DerivedTable,
  openKysely,
  openPool,
  withCommandDatabase,
} from '#server/platform/public.ts';
import { rebuildDerived } from './rebuild-derived.ts';

/** 重算派生表：未定版的各期按台账重新算一遍，其余派生表按办理经过重推。 */
export const buildRebuildDerived =
  (tables: readonly DerivedTable[]): Command =>
  async (args, io) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
    const say = (period: string, n: number) =>
      values.json ? undefined : io.stderr(`${period} 已重算 ${n} 个项目`);
    const done = await withCommandDatabase(async ({ urls }) => {
      const db = openKysely(openPool({ connectionString: urls.worker, statement_timeout: 0 }, 2));
      try {
        return await rebuildDerived(db, tables, chinaDay(new Date()), say);
      } finally {
        await db.destroy();
      }
    });
    if (values.json) io.stdout(JSON.stringify(done));
    else {
      for (const d of done.rebuilt) io.stdout(`地区 ${d.regionId}，${d.period}：${d.projects} 个项目`);
      for (const d of done.others) io.stdout(`地区 ${d.regionId}，${d.table}：${d.rows} 行`);
    }
    return 0;
  };
