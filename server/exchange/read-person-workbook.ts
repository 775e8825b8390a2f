import type { z } from 'zod';
import { readPersonList, type readPersonWorkbook as readRoute } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { judgeListedPosts, requirePersonImporter } from '#server/people/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { openListWorkbook } from './open-list-workbook.ts';

type Answer = z.input<typeof readRoute.output>;
const MOST_ROWS = 2000;

/** Reads a list of people and posts and says what importing it would do; nothing is written. */
export async function readPersonWorkbook(ctx: Ctx, file: { name: string; content: Buffer }): Promise<Answer> {
  await requirePersonImporter(ctx);
  const { posts, problems, hasHead } = readPersonList(await openListWorkbook(file));
  if (!hasHead)
    throw refuse(
      'invalid',
      'PERSON_HEAD_MISSING',
      '没有找到写明“姓名”和“单位”的表头',
      'No head with names and units was found',
      [
        '表头至少有“姓名”“单位”两列，可另有岗位、职务、登录名、办公电话、手机、服务领导',
        '也可每个单位一行，表头写“单位”和各岗位名称（填报员A岗、填报员B岗等）',
      ],
    );
  if (posts.length > MOST_ROWS)
    throw refuse(
      'limit',
      'PERSON_LIST_TOO_LONG',
      `读出${posts.length}行，一次最多${MOST_ROWS}行`,
      `At most ${MOST_ROWS} rows at a time`,
      ['分几个文件导入'],
    );
  const judged = await judgeListedPosts(ctx, posts);
  return { ...judged, problems };
}
