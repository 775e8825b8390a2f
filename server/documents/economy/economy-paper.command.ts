import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  ECONOMY_PAPERS,
  type EconomyPaper,
  FORMATS_OF,
  type PaperFormat,
} from '#core/documents/economy/economy-contract.ts';
import { type Command, withCommandDatabase } from '#server/platform/public.ts';
import { openContext } from '../bulletin.command.ts';
import { writeEconomyPaper } from './economy-papers.ts';
import { renderPaper } from './paper-file.ts';

const USAGE =
  'economy-bulletin 2026-09 --out FILE.docx|.pdf|.pptx|.xlsx|.json [--paper economy-analysis|year-figures|target-contract] [--as LOGIN] [--json]';

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** 输出经济运行材料：按本月数据即时生成，未定版的标为草稿。 */
export const runEconomyPaper: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ out: { type: 'string' }, as: { type: 'string' }, json: { type: 'boolean', default: false } },
      paper: { type: 'string', default: 'economy-bulletin' },
    },
  });
  const [period = ''] = positionals;
  const paper = ECONOMY_PAPERS.find((one) => one === values.paper);
  const format = findFormat(paper, values.out);
  if (!paper || !format || !values.out || !isMonth(period)) {
    io.stderr(`用法 Usage: ${USAGE}`);
    return 2;
  }
  const { out, as } = values;
  const size = await withCommandDatabase(async (database) => {
    const ctx = await openContext(database, as);
    const bytes = await renderPaper(await writeEconomyPaper(ctx, period, paper), format);
    fs.writeFileSync(`${out}.partial`, bytes);
    fs.renameSync(`${out}.partial`, out);
    return bytes.length;
  });
  io.stdout(
    values.json ? JSON.stringify({ period, paper, file: out, bytes: size }) : `已输出 ${out}（${size} 字节）`,
  );
  return 0;
};

function findFormat(paper: EconomyPaper | undefined, out: string | undefined): PaperFormat | undefined {
  const wanted = path
    .extname(out ?? '')
    .slice(1)
    .toLowerCase();
  return paper && [...FORMATS_OF[paper], 'json' as const].find((one) => one === wanted);
}
