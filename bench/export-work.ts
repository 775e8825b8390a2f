// Files: the ledger as a workbook beside only writing its cells, and bulletins as Word beside only writing their files.
import type { Readable } from 'node:stream';
import { buildBulletin } from '../core/documents/bulletin/bulletin.lines.ts';
import type { DocumentModel } from '../core/documents/content-model.ts';
import { exportLedger as exportRoute } from '../core/exchange/contract.ts';
import { gatherBulletinFacts } from '../server/documents/gather-bulletin-facts.ts';
import { renderXlsxStream, type SheetRow } from '../server/documents/public.ts';
import { renderModel } from '../server/documents/render-model.ts';
import { buildSheet, exportLedger, listSheetRows } from '../server/exchange/export-ledger.ts';
import { withScope, withSnapshot } from '../server/platform/public.ts';
import type { BenchCounty } from './county.ts';
import { FROZEN } from './floor-statements.ts';
import { type Measured, measure } from './measure.ts';

/** Or --bulletins=N. */
const BULLETINS = Number(process.argv.find((arg) => arg.startsWith('--bulletins='))?.split('=')[1] ?? 20);
const CHOICES = { requests: [], replyByOn: null, seasonNote: null, switches: {} };

async function countBytes(content: Readable | AsyncIterable<unknown>): Promise<number> {
  let bytes = 0;
  for await (const chunk of content) bytes += (chunk as Buffer).length;
  return bytes;
}

/** What the workbook of the whole ledger holds, in memory. */
function readCells({ head }: BenchCounty): Promise<SheetRow[]> {
  const { period, group, sort, order, rows, ...filter } = exportRoute.query.parse({ period: FROZEN });
  const asked = { period, from: 'frozen', filter, rows, group, sort, order, isScoped: false } as const;
  return withSnapshot(head.db, head.actor, async (tx) => {
    const kept: SheetRow[] = [];
    for await (const row of listSheetRows(tx, { regionId: head.actor.regionId, ...asked })) kept.push(row);
    return kept;
  });
}

async function benchLedger(county: BenchCounty): Promise<Measured> {
  const { head, projects, readCpu } = county;
  const rows = await readCells(county);
  const asked = { work: `export of the ledger, ${rows.length} rows`, projects, target: '≤ 2' };
  return measure(
    { ...asked, runs: 3, warmUps: 1, readCpu },
    async () => countBytes((await exportLedger(head, exportRoute.query.parse({ period: FROZEN }))).content),
    () => countBytes(renderXlsxStream(buildSheet('台账', ''), rows)),
  );
}

/** Bulletins of the frozen month one after the other: its facts gathered, worded and written, against writing the files alone. */
async function benchBulletins({ head, projects, readCpu }: BenchCounty): Promise<Measured> {
  const draft = (): Promise<DocumentModel> =>
    withScope(head.db, head.actor, async (tx) =>
      buildBulletin((await gatherBulletinFacts(tx, head.actor.regionId, FROZEN, CHOICES)).facts),
    );
  const times = async (run: () => Promise<unknown>) => {
    for (let n = 0; n < BULLETINS; n += 1) await run();
  };
  const model = await draft();
  const asked = { work: `${BULLETINS} bulletins as Word`, projects, target: '≤ 2' };
  return measure(
    { ...asked, runs: 1, warmUps: 0, readCpu },
    () => times(async () => renderModel(await draft(), 'docx')),
    () => times(() => renderModel(model, 'docx')),
  );
}

/** Beyond this a bulletin's annexes have thousands of rows, and one Word file of them takes most of a minute on both sides. */
const MOST_FOR_BULLETINS = 1_000;

export async function benchFiles(county: BenchCounty): Promise<Measured[]> {
  const ledger = await benchLedger(county);
  return county.projects > MOST_FOR_BULLETINS ? [ledger] : [ledger, await benchBulletins(county)];
}
