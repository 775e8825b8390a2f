// Importing workbooks of 10,000 and 100,000 rows (or --rows=N,N) × 30 columns with all checks, against only reading their cells with
// the same reader.
import { readWorkbook } from '../server/ledger/read-workbook.ts';
import { reviewImport } from '../server/quality/review-import.ts';
import { readOwnCpuMs } from './cpu.ts';
import { writeXlsx } from './make-workbook.ts';
import { keepResults, type Measured, measure } from './measure.ts';

const given = process.argv
  .find((arg) => arg.startsWith('--rows='))
  ?.slice(7)
  .split(',')
  .map(Number);

async function benchImport(rows: number): Promise<Measured> {
  const source = { path: await writeXlsx(rows), fileName: 'ledger.xlsx' };
  const work = `import ${rows} rows × 30 columns, all checks`;
  const asked = { work, projects: rows, target: '≤ 2', runs: 5, warmUps: 1, readCpu: readOwnCpuMs };
  const measured = await measure(
    asked,
    async () => {
      const { reading } = await reviewImport(source);
      const read = reading.sheets
        .flatMap(({ rows: all }) => all)
        .filter(({ kind }) => kind === 'data').length;
      if (read !== rows) throw new Error(`${read} of ${rows} rows were read`);
    },
    () => readWorkbook(source),
  );
  process.stdout.write(
    `  most memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`,
  );
  return measured;
}

const measured: Measured[] = [];
for (const rows of given ?? [10_000, 100_000]) measured.push(await benchImport(rows));
keepResults('import', measured);
