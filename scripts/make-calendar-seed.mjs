// Makes core/platform/calendar-seed.json from the dates of the package chinese-days (MIT).
// The dates are read from its data file and never through its functions: those parse dates in local
// time and are a day off west of Greenwich. Run: node scripts/make-calendar-seed.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const source = JSON.parse(
  await readFile(new URL('node_modules/chinese-days/dist/chinese-days.json', root), 'utf8'),
);
const { version } = JSON.parse(
  await readFile(new URL('node_modules/chinese-days/package.json', root), 'utf8'),
);

const toDays = (entries, kind) =>
  Object.entries(entries).map(([date, text]) => ({ date, kind, name: text.split(',')[1] }));

const days = [...toDays(source.holidays, 'holiday'), ...toDays(source.workdays, 'workday')].sort((a, b) =>
  a.date < b.date ? -1 : 1,
);
for (const [index, day] of days.entries()) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day.date) || !day.name)
    throw new Error(`unreadable day: ${JSON.stringify(day)}`);
  if (days[index + 1]?.date === day.date) throw new Error(`a day stands twice: ${day.date}`);
}
const years = [...new Set(days.map((day) => Number(day.date.slice(0, 4))))];

const seed = [
  '{',
  `  "source": ${JSON.stringify(`国务院办公厅年度节假日安排通知（日期取自 chinese-days ${version}，MIT）`)},`,
  `  "coveredYears": ${JSON.stringify(years).replaceAll(',', ', ')},`,
  '  "exceptionalDays": [',
  days
    .map(({ date, kind, name }) => `    { "date": "${date}", "kind": "${kind}", "name": "${name}" }`)
    .join(',\n'),
  '  ]',
  '}',
  '',
].join('\n');
const target = new URL('core/platform/calendar-seed.json', root);
await writeFile(target, seed);
process.stdout.write(`${days.length} days of ${years.length} years: ${fileURLToPath(target)}\n`);
