// Economic operation at 3,000 regions × 100 indicators × 120 months (or --regions, --indicators, --months): the board of one region and
// the order of regions beside their floors, in one run.
import { isDueIn } from '../core/indicators/due-months.ts';
import type { Indicator } from '../core/indicators/indicator.ts';
import { SHIPPED_INDICATORS } from '../core/indicators/shipped-indicators.ts';
import type { SubjectInput } from '../core/indicators/subject.ts';
import { getBoard, openMonth } from '../server/indicators/board.view.ts';
import { loadRanking } from '../server/indicators/ranking.ts';
import { setIndicators } from '../server/indicators/set-indicators.ts';
import { setSubjects } from '../server/indicators/set-subjects.ts';
import { listPeers, listUpper } from '../server/indicators/subjects.queries.ts';
import { withScope } from '../server/platform/public.ts';
import { type BenchCounty, openBenchCounty } from './county.ts';
import { keepResults, type Measured, measure, timeOf } from './measure.ts';

const optionOf = (name: string, otherwise: number): number =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const REGIONS = optionOf('regions', 3_000);
const INDICATORS = optionOf('indicators', 100);
const MONTHS = optionOf('months', 120);
const LAST = '2026-10';
const CITIES = 10;
const COUNTIES_EACH = 10;
/** All regions of the province stand in this group, so that they can be put into one order. */
const PROVINCE_WIDE = '全省';

function listBenchSubjects(): SubjectInput[] {
  const subject = (code: string, level: SubjectInput['level'], parentCode: string | null): SubjectInput => ({
    ...{ code, kind: 'region', level, name: `${code}地区`, shortName: code, aliases: [], parentCode },
    ...{ peerGroups: [PROVINCE_WIDE], isOwn: code === 'X1-1', isActive: true },
  });
  const subjects = [subject('P', 'province', null)];
  for (let city = 1; city <= CITIES; city += 1) subjects.push(subject(`C${city}`, 'city', 'P'));
  for (let city = 1; city <= CITIES; city += 1)
    for (let county = 1; county <= COUNTIES_EACH; county += 1)
      subjects.push(subject(`X${city}-${county}`, 'county', `C${city}`));
  const counties = subjects.filter(({ level }) => level === 'county');
  for (let at = 0; subjects.length < REGIONS; at += 1)
    subjects.push(subject(`T${at}`, 'town', counties[at % counties.length]?.code ?? 'P'));
  return subjects;
}

/** The shipped package, repeated under other names until there are enough, all by months from January on. */
const listBenchIndicators = (): Indicator[] =>
  Array.from({ length: INDICATORS }, (_one, at) => {
    const shipped = SHIPPED_INDICATORS[at % SHIPPED_INDICATORS.length] as Indicator;
    const copy = at >= SHIPPED_INDICATORS.length ? `-${at}` : '';
    return {
      ...shipped,
      ...{
        code: `${shipped.code}${copy}`,
        name: `${shipped.name}${copy}`,
        every: 'month',
        hasNoJanuary: false,
      },
      ...{ partOf: null, ratioOf: null },
    };
  });

const monthBack = (back: number): string => {
  const index = Number(LAST.slice(0, 4)) * 12 + Number(LAST.slice(5)) - 1 - back;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** Every region has a figure of every indicator at every month; made in the database, a month at a time. */
async function loadValues(county: BenchCounty): Promise<number> {
  let count = 0;
  for (let back = MONTHS - 1; back >= 0; back -= 1) {
    const period = monthBack(back);
    const { rowCount } = await county.owner.query(
      `insert into indicator_values (region_id, year, indicator_id, subject_id, period, value, growth, certainty, org_id, act_id)
       select 1, $1, i.id, s.id, $2, round(((s.id % 97 + 3) * (10 + i.id) * ${120 + MONTHS - back} / 130.0)::numeric, 2),
         case when i.id % 3 = 0 then round((hashint4(s.id * 31 + i.id * 7 + $3::int) % 1500 / 100.0)::numeric, 1) end, 'verified', 1, 1
       from indicators i cross join indicator_subjects s where i.region_id = 1 and s.region_id = 1 order by i.id, s.id`,
      [Number(period.slice(0, 4)), period, back],
    );
    count += rowCount ?? 0;
    if (back % 12 === 0) process.stdout.write(`  ${period}: ${(count / 1e6).toFixed(1)} million values\n`);
  }
  return count;
}

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

/** The order of all regions by growth at a month with the place of the month before, as one statement over the indexes. */
const BARE_RANKING = `
  with figures as materialized (
    select v.period, v.subject_id, v.value, v.growth from indicator_values v
    where v.region_id = 1 and v.year in (2025, 2026) and v.indicator_id = $1 and v.period in ('2026-10', '2026-09', '2025-10', '2025-09')),
  at as (
    select n.period, n.subject_id, n.value, coalesce(n.growth, round(100 * (n.value / nullif(b.value, 0) - 1), 1)) as growth
    from figures n left join figures b on b.subject_id = n.subject_id
      and b.period = case n.period when '2026-10' then '2025-10' else '2025-09' end
    where n.period in ('2026-10', '2026-09')),
  ranked as (select period, subject_id, value, growth, rank() over (partition by period order by growth desc nulls last) as place from at)
  select s.short_name, now.value, now.growth, now.place, before.place - now.place as move from ranked now
  join indicator_subjects s on s.region_id = 1 and s.id = now.subject_id
  left join ranked before on before.subject_id = now.subject_id and before.period = '2026-09'
  where now.period = '2026-10' order by now.place`;

async function benchReads(county: BenchCounty): Promise<Measured[]> {
  const { owner, head, readCpu } = county;
  const { rows: own } = await owner.query<{ id: number }>('select id from indicator_subjects where is_own');
  const subjectId = own[0]?.id ?? 0;
  const { rows: some } = await owner.query<{ id: number; code: string }>(
    `select id, code from indicators where code = 'fiscal-revenue' or id = (select min(id) from indicators) order by id desc limit 1`,
  );
  const indicator = some[0] ?? { id: 0, code: '' };
  const order = (group: string | null) => () =>
    withScope(head.db, head.actor, async (tx) => {
      const { frame, subject } = await openMonth(tx, head, { period: LAST });
      const peers = await listPeers(tx, 1, subject, group);
      const upper = await listUpper(tx, 1, subject.id);
      const wanted = frame.definitions.indicators.find(({ code }) => code === indicator.code);
      if (!wanted || !isDueIn(wanted, LAST)) throw new Error('no such indicator');
      const ranking = await loadRanking(tx, { frame, peers, upper }, wanted, 'growth');
      if (ranking.regions.length !== peers.length) throw new Error('a region is missing');
    });
  return [
    await measure(
      {
        work: 'board of one region, to scanning its raw values',
        projects: REGIONS,
        target: '< 0.02',
        runs: 5,
        warmUps: 2,
        readCpu,
      },
      () => getBoard(head, { period: LAST }),
      () => scanRegion(county, subjectId),
    ),
    await measure(
      {
        work: 'order of all regions, one indicator, one month',
        projects: REGIONS,
        target: '≤ 3',
        runs: 15,
        readCpu,
      },
      order(PROVINCE_WIDE),
      () => owner.query(BARE_RANKING, [indicator.id]),
    ),
  ];
}

const county = await openBenchCounty(100, 3);
try {
  const ctx = county.head;
  await setIndicators(ctx, { package: { indicators: listBenchIndicators() }, source: '性能测试' });
  await setSubjects(ctx, { subjects: listBenchSubjects(), source: '性能测试' });
  let values = 0;
  const loadMs = await timeOf(async () => {
    values = await loadValues(county);
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
