import { parseArgs } from 'node:util';
import { getPeriodYear } from '#core/platform/public.ts';
import {
  type Command,
  chinaDay,
  type DerivedTable,
  openKysely,
  openPool,
  withCommandDatabase,
  withWorker,
} from '#server/platform/public.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { listOpenPeriodsFrom, listRegionIds } from './progress-rows.queries.ts';

/** 重算派生表：未定版的各期按台账重新算一遍，其余派生表按办理经过重推。 */
export const buildRebuildDerived =
  (tables: readonly DerivedTable[]): Command =>
  async (args, io) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
    const today = chinaDay(new Date());
    const done = await withCommandDatabase(async ({ urls }) => {
      const db = openKysely(openPool({ connectionString: urls.worker, statement_timeout: 0 }, 2));
      const rebuilt: { regionId: number; period: string; projects: number }[] = [];
      const others: { regionId: number; table: string; rows: number }[] = [];
      try {
        for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
          for (const period of await withWorker(db, regionId, (tx) =>
            listOpenPeriodsFrom(tx, regionId, `${getPeriodYear(today.slice(0, 7))}-01`),
          )) {
            const projects = await withWorker(db, regionId, (tx) =>
              deriveAllProjects(tx, { regionId, period, today }, (n) =>
                values.json ? undefined : io.stderr(`${period} 已重算 ${n} 个项目`),
              ),
            );
            rebuilt.push({ regionId, period, projects });
          }
          for (const table of tables)
            others.push({
              regionId,
              table: table.zh,
              rows: await withWorker(db, regionId, (tx) => table.rebuild(tx, regionId)),
            });
        }
        return { rebuilt, others };
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
