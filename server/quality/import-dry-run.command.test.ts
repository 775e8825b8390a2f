import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import { ImportView } from '#core/ledger/public.ts';
import { writeAnnotatedWorkbook } from '#server/ledger/public.ts';
import { runImportDryRun } from './import-dry-run.command.ts';
import { reviewImport } from './review-import.ts';

const GOOD =
  '序号,项目名称,总投资（万元）,年度计划投资（万元）,1-6月完成投资（万元）,完成率（%）\n1,望川路,9000,3000,2000,66.7\n2,清溪路,800,400,100,25\n合计,,9800,3400,2100,61.8\n';
/** A wrong rate, a cell of words and figures (the total over it cannot be judged), and a wrong total. */
const BAD = GOOD.replace('66.7', '76.7')
  .replace('800,400', '约800,400')
  .replace('3400,2100,61.8', '3500,2100,60.0');

let folder = '';

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runImportDryRun(args, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-dry-run-'));
});

describe('import FILE --dry-run', () => {
  it('prints the view for machines and ends with 0 when nothing is wrong', async () => {
    const { code, out } = await run([await fileOf('好.csv', GOOD), '--dry-run', '--json']);
    const view = ImportView.strict().parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(view.findings).toEqual([]);
    expect(view.summary).toEqual({ data: 2, new: 2, changed: 0, unchanged: 0, refused: 0 });
    expect(view.sheets[0]).toMatchObject({ name: '好', headerRows: [1] });
    expect(view.sheets[0]?.columns[5]).toEqual({
      address: 'F',
      header: '完成率（%）',
      field: 'completion_rate',
      unit: '%',
      confidence: 0.97,
    });
    expect(view.sheets[0]?.rows[3]).toEqual({
      address: 4,
      kind: 'subtotal',
      values: ['合计', null, '9800', '3400', '2100', '61.8'],
    });
  });

  it('names the cells in question and ends with 1', async () => {
    const { code, out } = await run([await fileOf('坏.csv', BAD), '--dry-run', '--json']);
    const found = (JSON.parse(out) as ImportView).findings.map(
      (finding) => `${finding.address} ${finding.code}`,
    );
    expect(code).toBe(1);
    expect(found).toEqual(['坏!F2 IMP-RATE-ERROR', '坏!C3 IMP-MIXED-FIGURE', '坏!D4 IMP-SUM-ERROR']);
  });

  it('tells a person in words what was understood', async () => {
    const { out } = await run([await fileOf('人.csv', BAD), '--dry-run']);
    expect(out).toContain('表头在第1行；数据2行，小计1行，表头1行');
    expect(out).toContain('C　总投资（万元） → 计划总投资，单位万元');
    expect(out).toContain('[错误] 人!C3');
    expect(out).not.toMatch(/undefined|NaN|null/);
  });

  it('ends with 1 for a refused file, with 2 for wrong use, and says why', async () => {
    const refused = await run([await fileOf('网页.xls', '<html></html>'), '--dry-run', '--json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ refusal: { code: 'IMPORT_FILE_IS_WEB_PAGE' } });
    expect((await run([])).code).toBe(2);
    expect((await run(['/no/such/file.xlsx'])).code).toBe(2);
    expect((await run(['a.csv', '--fast'])).err).toContain('--fast');
  });
});

describe('the annotated return', () => {
  it('gives back the heads and the rows in question, coloured, commented and with a remark', async () => {
    const path = await fileOf('退回.csv', BAD);
    const { reading, findings } = await reviewImport({ path, fileName: path });
    const book = await readXlsx(await writeAnnotatedWorkbook(reading, findings), { readStyles: true });
    const sheet = book.sheets[0];
    expect(sheet?.rows.map((row) => row[1])).toEqual(['项目名称', '望川路', '清溪路', null]);
    expect(sheet?.rows[0]?.[6]).toBe('导入意见');
    expect(String(sheet?.rows[2]?.[6])).toContain('约800');
    expect(sheet?.cells?.get('2,2')?.comment?.text).toContain('错误');
    expect(sheet?.cells?.get('1,5')?.style?.fill).toBeDefined();
  });
});
