// Economic operation at 3,000 regions × 100 indicators × 120 months (or --regions, --indicators, --months): the board of one region and
// the order of regions beside their floors, in one run.
import { isDueIn } from '../core/indicators/due-months.ts';
import { getBoard, openMonth } from '../server/indicators/board.view.ts';
import { loadRanking } from '../server/indicators/ranking.ts';
import { listPeers, listUpper } from '../server/indicators/subjects.queries.ts';
import { withScope } from '../server/platform/public.ts';
import { type BenchCounty, openBenchCounty } from './county.ts';
import { LAST, loadValues, PROVINCE_WIDE, setProvince } from './economy-county.ts';
import { keepResults, type Measured, measure, timeOf } from './measure.ts';

const optionOf = (name: string, otherwise: number): number =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const REGIONS = optionOf('regions', 3_000);
const INDICATORS = optionOf('indicators', 100);
const MONTHS = optionOf('months', 120);
const RUNS_BEFORE = 40;

/** What a board stands on, read by somebody without an index: the region's rows of all indicators and months. */
async function scanRegion(county: BenchCounty, subjectId: number): Promise<void> {
  const client = await county.owner.connect();
  try {
    await client.query(
      'begin; set local enable_indexscan = off; set local enable_bitmapscan = off; set local enable_indexonlyscan = off',
    );
    await client.query(
      'select indicator_id, period, value, growth from indicator_values where region_id = 1 and subject_id = $1',
      [subjectId],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

/**
 * The first hundred of all regions by growth at a month with the move against the month before, as one statement over the indexes:
 * the four months of each region in one pass. Revisions, gaps, quartiles and exact figures are left to the product.
 */
const BARE_RANKING = `
  with cells as materialized (
    select v.subject_id,
      max(v.value) filter (where v.period = '2026-10') as value, max(v.growth) filter (where v.period = '2026-10') as published,
      max(v.value) filter (where v.period = '2025-10') as base,
      max(v.value) filter (where v.period = '2026-09') as value_before,
      max(v.growth) filter (where v.period = '2026-09') as published_before,
      max(v.value) filter (where v.period = '2025-09') as base_before
    from indicator_values v
    where v.region_id = 1 and v.year in (2025, 2026) and v.indicator_id = $1
      and v.period in ('2026-10', '2026-09', '2025-10', '2025-09')
    group by v.subject_id),
  grown as (
    select subject_id, value, coalesce(published, round(100 * (value / nullif(base, 0) - 1), 1)) as growth,
      coalesce(published_before, round(100 * (value_before / nullif(base_before, 0) - 1), 1)) as growth_before
    from cells),
  placed as (
    select subject_id, value, growth, rank() over (order by growth desc nulls last) as place,
      rank() over (order by growth_before desc nulls last) as place_before
    from grown)
  select s.short_name, p.value, p.growth, p.place, p.place_before - p.place as move
  from placed p join indicator_subjects s on s.region_id = 1 and s.id = p.subject_id order by p.place limit 100`;

async function benchReads(county: BenchCounty): Promise<Measured[]> {
  const { owner, head, readCpu } = county;
  const { rows: own } = await owner.query<{ id: number }>('select id from indicator_subjects where is_own');
  const subjectId = own[0]?.id ?? 0;
  const { rows: some } = await owner.query<{ id: number; code: string }>(
    `select id, code from indicators where code = 'fiscal-revenue' or id = (select min(id) from indicators) order by id desc limit 1`,
  );
  const indicator = some[0] ?? { id: 0, code: '' };
  const order = () =>
    withScope(head.db, head.actor, async (tx) => {
      const { frame, subject } = await openMonth(tx, head, { period: LAST });
      const peers = await listPeers(tx, 1, subject, PROVINCE_WIDE);
      const upper = await listUpper(tx, 1, subject.id);
      const wanted = frame.definitions.indicators.find(({ code }) => code === indicator.code);
      if (!wanted || !isDueIn(wanted, LAST)) throw new Error('no such indicator');
      const asked = { frame, peers, upper, indicator: wanted, by: 'growth' as const, subjectId: subject.id };
      const ranking = await loadRanking(tx, asked);
      if (ranking.ranked !== peers.length) throw new Error('a region is missing');
    });
  const board = () => getBoard(head, { period: LAST });
  // The product is measured as a server is that has been at work for a while; the scans between leave its caches cold all the same.
  for (let n = 0; n < RUNS_BEFORE; n += 1) {
    await board();
    await order();
  }
  return [
    await measure(
      {
        work: 'board of one region, to scanning its raw values',
        projects: REGIONS,
        target: '< 0.02',
        runs: 9,
        readCpu,
      },
      board,
      () => scanRegion(county, subjectId),
    ),
    await measure(
      {
        work: 'order of all regions, one indicator and month',
        projects: REGIONS,
        target: '≤ 3',
        runs: 15,
        readCpu,
      },
      order,
      () => owner.query(BARE_RANKING, [indicator.id]),
    ),
  ];
}

const county = await openBenchCounty(100, 3);
try {
  await setProvince(county, { regions: REGIONS, indicators: INDICATORS });
  let values = 0;
  const loadMs = await timeOf(async () => {
    values = await loadValues(county, MONTHS);
  });
  const analyzeMs = await timeOf(() => county.owner.query('vacuum analyze indicator_values'));
  process.stdout.write(
    `loaded ${values} values in ${(loadMs / 1000).toFixed(0)} s, analysed in ${(analyzeMs / 1000).toFixed(0)} s\n`,
  );
  keepResults(`economy-${REGIONS}`, await benchReads(county), {
    values,
    indicators: INDICATORS,
    months: MONTHS,
    loadSeconds: loadMs / 1000,
  });
} finally {
  await county.close();
}
