// Importing a workbook of 10,000 rows × 30 columns with all checks, against only reading its cells with the same reader.

import { readWorkbook } from '../server/ledger/read-workbook.ts';
import { reviewImport } from '../server/quality/review-import.ts';
import { readOwnCpuMs } from './cpu.ts';
import { writeXlsx } from './make-workbook.ts';
import { keepResults, measure } from './measure.ts';

const ROWS = 10_000;
const file = await writeXlsx(ROWS);
const source = { path: file, fileName: 'ledger.xlsx' };
const row = {
  work: `import ${ROWS} rows × 30 columns, all checks`,
  projects: ROWS,
  target: '≤ 2',
  runs: 5,
  warmUps: 1,
  readCpu: readOwnCpuMs,
};
keepResults('import', [
  await measure(
    row,
    () => reviewImport(source),
    () => readWorkbook(source),
  ),
]);
