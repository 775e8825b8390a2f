import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBulletin } from '#core/documents/bulletin/bulletin.lines.ts';
import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { refuse } from '#core/platform/public.ts';
import { openCommandContext } from '#server/people/public.ts';
import {
  appendAudit,
  type Command,
  type Ctx,
  withCommandDatabase,
  withScope,
  withSnapshot,
} from '#server/platform/public.ts';
import { findUnderWay, getVersion } from './documents.queries.ts';
import { gatherBulletinFacts } from './gather-bulletin-facts.ts';
import { toPrintedModel } from './printed-model.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

const USAGE = 'bulletin 2026-10 --out FILE.docx|.pdf|.json --as LOGIN [--json]';
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
  if (!out || !as || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || !FORMATS.includes(format)) {
    io.stderr(`用法 Usage: ${USAGE}`);
    return 2;
  }
  const size = await withCommandDatabase(async ({ app }) => {
    const ctx = await openCommandContext(app, as);
    const bytes = await renderModel(await getModel(ctx, period), format);
    await withScope(app, ctx.actor, (tx) =>
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
