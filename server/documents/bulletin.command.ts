import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBulletin } from '#core/documents/bulletin/bulletin.lines.ts';
import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { refuse } from '#core/platform/public.ts';
import { openCommandContext, openOwnerContext } from '#server/people/public.ts';
import {
  appendAudit,
  type Command,
  type CommandDatabase,
  type Ctx,
  openKysely,
  openPool,
  withCommandDatabase,
  withScope,
  withSnapshot,
  withWorker,
} from '#server/platform/public.ts';
import { listRegionIds } from '#server/progress/public.ts';
import { findUnderWay, getVersion } from './documents.queries.ts';
import { gatherBulletinFacts } from './gather-bulletin-facts.ts';
import { toPrintedModel } from './printed-model.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

const USAGE = 'bulletin 2026-10 --out FILE.docx|.pdf|.json [--as LOGIN] [--json]';
const FORMATS = ['.docx', '.pdf', '.json'];

/** Before it is issued a bulletin is not for the units; freshly written from what one of them sees it would also be false. */
export function requireRegionSight({ actor }: Pick<Ctx, 'actor'>): void {
  if (actor.sees !== 'region')
    throw refuse(
      'forbidden',
      'BULLETIN_NOT_ISSUED',
      '本期通报尚未印发，单位不能输出',
      'The bulletin of this period is not issued yet',
      ['印发后再输出', '以项目办账号输出'],
    );
}

/** The bulletin of the period as it stands on its way, or freshly written from the snapshot when nobody has drafted it yet. */
async function getModel(ctx: Ctx, period: string): Promise<DocumentModel> {
  const { regionId } = ctx.actor;
  return withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const row = await findUnderWay(tx, regionId, 'period-bulletin', period);
    if (row?.state !== 'issued') requireRegionSight(ctx);
    if (row) return toPrintedModel(row, await getVersion(tx, regionId, row.id, row.version));
    const { facts } = await gatherBulletinFacts(tx, regionId, period, {
      requests: [],
      replyByOn: null,
      seasonNote: null,
      switches: {},
    });
    return buildBulletin(facts);
  });
}

async function renderModel(model: DocumentModel, format: string): Promise<Buffer> {
  if (format === '.docx') return renderDocx(model);
  return format === '.pdf' ? Buffer.from(renderPdf(model)) : Buffer.from(toCanonicalText(model));
}

/** As the person named, with what he may see; else as the owner of the data folder, who may see all of his one region. */
export async function openContext({ app, urls }: CommandDatabase, as: string | undefined): Promise<Ctx> {
  if (as) return openCommandContext(app, as);
  const db = openKysely(openPool({ connectionString: urls.worker }, 1));
  const regionIds = await withWorker(db, 0, (tx) => listRegionIds(tx)).finally(() => db.destroy());
  const [regionId] = regionIds;
  if (regionId !== undefined && regionIds.length === 1) return openOwnerContext(app, regionId);
  throw refuse(
    'invalid',
    'REGION_NOT_SINGLE',
    regionIds.length ? '数据库中有多个地区，要说明按谁输出' : '数据库中还没有地区，没有可输出的通报',
    regionIds.length ? 'There are several regions' : 'There is no region yet',
    regionIds.length ? ['加上 --as 登录名'] : ['先 npm start'],
  );
}

/** 输出通报：Word、PDF 或内容模型。 */
export const runBulletin: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, as: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [period = ''] = positionals;
  const { out, as } = values;
  const format = path.extname(out ?? '').toLowerCase();
  if (!out || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || !FORMATS.includes(format)) {
    io.stderr(`用法 Usage: ${USAGE}`);
    return 2;
  }
  const size = await withCommandDatabase(async (database) => {
    const ctx = await openContext(database, as);
    const bytes = await renderModel(await getModel(ctx, period), format);
    await withScope(ctx.db, ctx.actor, (tx) =>
      appendAudit(tx, ctx, { kind: 'export-bulletin', outcome: 'ok', subject: period, detail: { format } }),
    );
    fs.writeFileSync(`${out}.partial`, bytes);
    fs.renameSync(`${out}.partial`, out);
    return bytes.length;
  });
  io.stdout(
    values.json ? JSON.stringify({ period, file: out, bytes: size }) : `已输出 ${out}（${size} 字节）`,
  );
  return 0;
};
