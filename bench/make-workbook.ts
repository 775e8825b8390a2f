import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { write } from 'hucre';

const MONTHS = Array.from({ length: 12 }, (_, m) => `${m + 1}月计划（万元）`);
const HEADS = [
  '序号',
  '项目代码',
  '项目名称',
  '建设性质',
  '行业',
  '级别',
  '建设地点',
  '建设内容及规模',
  '计划总投资（万元）',
  '截至上年底累计完成投资（万元）',
  '本年计划投资（万元）',
  '本年累计完成投资（万元）',
  '完成率（%）',
  '形象进度',
  '牵头单位',
  '责任单位',
  '包联领导',
  '备注',
  ...MONTHS,
];

/** Units that no county has: every row is asked about, none can be entered. */
const NOBODY = Array.from({ length: 12 }, (_, n) => `第${n}镇人民政府`);

function toRow(n: number, units: readonly string[]): (string | number)[] {
  const plan = 1_000 + (n % 900) * 10;
  const done = Math.round(plan * ((n % 100) / 100));
  const months = MONTHS.map((_, m) => Math.round((plan * (m + 1)) / 12));
  return [
    n,
    `2${String(n).padStart(17, '0')}`,
    `测试乡村道路提升工程第${n}标段`,
    n % 2 ? '新建' : '续建',
    '交通',
    '县重点',
    `第${n % 12}镇`,
    `改造道路${n % 30}公里`,
    plan * 3,
    plan,
    plan,
    done,
    Number(((done / plan) * 100).toFixed(1)),
    '路基施工',
    units === NOBODY ? '县交通运输局' : (units[0] ?? ''),
    units[n % units.length] ?? '',
    units === NOBODY ? `某副县长${n % 8}` : '',
    '',
    ...months,
  ];
}

/** A plain ledger workbook of so many projects and 30 columns, in a temporary folder. */
export async function writeXlsx(rows: number, units: readonly string[] = NOBODY): Promise<string> {
  const cells = [
    ['望川县重点项目台账（测量用，虚构）'],
    HEADS,
    ...Array.from({ length: rows }, (_, n) => toRow(n + 1, units)),
  ];
  const bytes = await write({ sheets: [{ name: '台账', rows: cells }] });
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-bench-')), 'ledger.xlsx');
  fs.writeFileSync(file, bytes);
  return file;
}
