import { toSearchText } from '/work/main/server/ledger/search-text.ts';
import { generateCounty, openCounty } from '/work/main/server/sample/generate-county.ts';

const n = Number(process.argv[2] ?? 168),
  months = Number(process.argv[3] ?? 26);
const t0 = Date.now();
const county = openCounty({
  projects: n,
  months,
  lastMonth: '2026-10',
  today: '2026-11-21',
  seed: 'wangchuan',
  isSample: n < 2000,
  passwordHash: 'x',
  pictures: n < 2000 ? 99 : 4,
});
console.log('open', Date.now() - t0);
const counts: Record<string, number> = {};
for (const b of generateCounty(county, { toSearchText })) {
  counts[b.table] = (counts[b.table] ?? 0) + b.rows;
  if (process.argv[4] && b.table === process.argv[4])
    console.log(
      b.bytes
        .toString()
        .split('\n')
        .slice(0, Number(process.argv[5] ?? 3))
        .join('\n'),
    );
}
console.log(
  counts,
  'cpu',
  process.cpuUsage().user / 1000,
  Date.now() - t0,
  'ms',
  process.memoryUsage().rss / 1e6,
);
