// A province in a cluster of its own: regions, indicators, targets of one county, and a value of every cell.
import type { Indicator } from '../core/indicators/indicator.ts';
import { SHIPPED_INDICATORS } from '../core/indicators/shipped-indicators.ts';
import type { SubjectInput } from '../core/indicators/subject.ts';
import { setIndicators } from '../server/indicators/set-indicators.ts';
import { setSubjects } from '../server/indicators/set-subjects.ts';
import { setTargets } from '../server/indicators/set-targets.ts';
import type { BenchCounty } from './county.ts';

/** The month that is looked at: the last with values. */
export const LAST = '2026-10';
const YEAR = Number(LAST.slice(0, 4));
const CITIES = 10;
const COUNTIES_EACH = 10;
const OWN = 'X1-1';
const SOURCE = '性能测试';
/** All regions of the province stand in this group, so that they can be put into one order. */
export const PROVINCE_WIDE = '全省';

function listBenchSubjects(regions: number): SubjectInput[] {
  const subject = (code: string, level: SubjectInput['level'], parentCode: string | null): SubjectInput => ({
    ...{ code, kind: 'region', level, name: `${code}地区`, shortName: code, aliases: [], parentCode },
    ...{ peerGroups: [PROVINCE_WIDE], isOwn: code === OWN, isActive: true },
  });
  const subjects = [subject('P', 'province', null)];
  for (let city = 1; city <= CITIES; city += 1) subjects.push(subject(`C${city}`, 'city', 'P'));
  for (let city = 1; city <= CITIES; city += 1)
    for (let county = 1; county <= COUNTIES_EACH; county += 1)
      subjects.push(subject(`X${city}-${county}`, 'county', `C${city}`));
  const counties = subjects.filter(({ level }) => level === 'county');
  for (let at = 0; subjects.length < regions; at += 1)
    subjects.push(subject(`T${at}`, 'town', counties[at % counties.length]?.code ?? 'P'));
  return subjects;
}

/** The shipped package, repeated under other names until there are enough, all by months from January on. */
const listBenchIndicators = (count: number): Indicator[] =>
  Array.from({ length: count }, (_one, at) => {
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
  const index = YEAR * 12 + Number(LAST.slice(5)) - 1 - back;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** Every region has a figure of every indicator at every month; made in the database, a month at a time. */
export async function loadValues(county: BenchCounty, months: number): Promise<number> {
  let count = 0;
  for (let back = months - 1; back >= 0; back -= 1) {
    const period = monthBack(back);
    const { rowCount } = await county.owner.query(
      `insert into indicator_values (region_id, year, indicator_id, subject_id, period, value, growth, certainty, org_id, act_id)
       select 1, $1, i.id, s.id, $2, round(((s.id % 97 + 3) * (10 + i.id) * ${120 + months - back} / 130.0)::numeric, 2),
         case when i.id % 3 = 0 then round((hashint4(s.id * 31 + i.id * 7 + $3::int) % 1500 / 100.0)::numeric, 1) end, 'verified', 1, 1
       from indicators i cross join indicator_subjects s where i.region_id = 1 and s.region_id = 1 order by i.id, s.id`,
      [Number(period.slice(0, 4)), period, back],
    );
    count += rowCount ?? 0;
    if (back % 12 === 0) process.stdout.write(`  ${period}: ${(count / 1e6).toFixed(1)} million values\n`);
  }
  return count;
}

/** The definitions and the regions; the own county has a target of every indicator, so that every light is judged. */
export async function setProvince(
  { head, owner }: BenchCounty,
  size: { regions: number; indicators: number },
): Promise<void> {
  const indicators = listBenchIndicators(size.indicators);
  await setIndicators(head, { package: { indicators }, source: SOURCE });
  await setSubjects(head, { subjects: listBenchSubjects(size.regions), source: SOURCE });
  await setTargets(head, YEAR, {
    targets: indicators.map(({ code }, at) => ({
      ...{ indicator: code, subject: OWN, kind: 'budget', value: String(500 + 40 * at), growth: '6.5' },
      ...{ rank: null, months: null, leadOrgId: null, supportingOrgIds: [], basis: SOURCE },
    })),
  });
  await owner.query('analyze indicator_targets');
}
