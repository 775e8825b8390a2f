import { STEPS_RULEBOOK } from '#core/reporting/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, type Instant, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { batchId } from './plan-rows.ts';
import { PLAN_ADJUSTED_ON, PLAN_ISSUED_ON, YEAR_TURNS_ON } from './project-course.ts';
import type { County } from './project-model.ts';
import {
  byPlanAdjustment,
  byPlanIssue,
  byYearTurn,
  OPENING_ACTS,
  type Recorded,
  SET_UP_ACTS,
} from './recorded.ts';
import { type NewAct, toDoer } from './unit-acts.ts';

const yearsOf = (county: County): number[] => [...new Set(county.calendar.periods.map(({ year }) => year))];

interface Batch {
  year: number;
  kind: 'issued' | 'adjusted';
  decidedOn: string;
  recorded: Recorded;
}

function listBatches(county: County): Batch[] {
  return yearsOf(county).flatMap((year) => {
    const [issued, adjusted] = [byPlanIssue(county, year), byPlanAdjustment(county, year)];
    return [
      issued
        ? [{ year, kind: 'issued' as const, decidedOn: `${year}-${PLAN_ISSUED_ON}`, recorded: issued }]
        : [],
      adjusted
        ? [{ year, kind: 'adjusted' as const, decidedOn: `${year}-${PLAN_ADJUSTED_ON}`, recorded: adjusted }]
        : [],
    ].flat();
  });
}

export const toBatchRows = (county: County): Row[] =>
  listBatches(county).map(({ year, kind, decidedOn, recorded }) => ({
    region_id: REGION_ID,
    id: batchId(county, year, kind),
    year,
    kind,
    document_number: `望项办发〔${year}〕${kind === 'issued' ? 3 : 17}号`,
    decided_on: decidedOn,
    approver: '县委常委会会议',
    reason: kind === 'issued' ? '' : '年中调整：调增、调减、调出、抵补',
    in_force_from: decidedOn.slice(0, 7),
    act_id: recorded.actId,
    recorded_at: formatInstant(recorded.at),
  }));

export function toExtensionRows(county: County): Row[] {
  const { extension } = county;
  const period = extension && county.calendar.periods[extension.period];
  if (!extension || !period) return [];
  return [
    {
      region_id: REGION_ID,
      id: 1,
      period: period.id,
      org_ids: extension.units.map((unit) => county.seats.units[unit]?.id ?? 0),
      deadline_at: formatInstant(extension.deadlineAt),
      reason: '遇强降雨防汛值守，顺延报送',
      act_id: county.ids.openingAct(period.index, OPENING_ACTS.extended),
      recorded_at: formatInstant(period.deadlineAt - 86_400_000),
    },
  ];
}

/** The office chased the units that are usually late, three working days before the last deadlines. */
export function toReminderRows(county: County): Row[] {
  const late = county.habits.flatMap((habits, unit) => (habits.late >= 0.45 ? [unit] : [])).slice(0, 6);
  const periods = county.calendar.periods.filter(({ frozenAt }) => frozenAt !== null).slice(-3);
  return periods.flatMap((period) =>
    late.map((unit) => ({
      region_id: REGION_ID,
      id: county.ids.sheet(unit, period.index),
      period: period.id,
      org_id: county.seats.units[unit]?.id ?? 0,
      way: 'wechat',
      text: `请于${Number(period.id.slice(5))}月28日18时前报送重点项目月报，您有1件事项待办。`,
      person_name: county.people.officeHead.name,
      act_id: county.ids.openingAct(period.index, OPENING_ACTS.reminded),
      recorded_at: formatInstant(period.deadlineAt - 2 * 86_400_000),
    })),
  );
}

/** Acts of the project office for the whole region: set-up, openings, plans, turns of the year. Freezes come last, see freeze-sample.ts. */
export function listRegionActs(county: County): NewAct[] {
  const clerk = toDoer(county, county.people.officeClerks[0] ?? county.people.officeHead);
  const admin = county.people.persons.find(({ login }) => login === 'sysadmin') ?? county.people.officeHead;
  const acts: NewAct[] = [];
  const add = (id: number, kind: string, at: Instant, payload: object, doer = clerk) =>
    acts.push({ id, kind, at, payload, doer });
  const setUp = toInstant(county.frame.setUpOn, 10);
  const place = (act: keyof typeof SET_UP_ACTS) => county.ids.setUpAct(SET_UP_ACTS[act]);
  add(
    place('units'),
    'units-imported.v1',
    setUp - 3_600_000,
    { units: county.orgs.all.length },
    toDoer(county, admin),
  );
  add(place('rulebooks'), 'rulebook-changed.v1', setUp - 3_000_000, { kind: STEPS_RULEBOOK });
  add(place('ledger'), 'ledger-imported.v1', setUp, { projects: county.size.projects });
  add(place('milestones'), 'milestones-added.v1', setUp, {});
  add(place('stages'), 'stage-recorded.v1', setUp, {});
  for (const { year, kind, recorded } of listBatches(county)) {
    const documentNumber = `望项办发〔${year}〕${kind === 'issued' ? 3 : 17}号`;
    add(recorded.actId, 'plan-issued.v1', recorded.at, { year, kind, documentNumber });
  }
  for (const year of yearsOf(county)) {
    const turn = byYearTurn(county, year);
    if (turn && turn.at > setUp)
      add(turn.actId, 'year-turned.v1', turn.at, { year, on: `${year}-${YEAR_TURNS_ON}` });
  }
  for (const period of county.calendar.periods)
    add(county.ids.openingAct(period.index, OPENING_ACTS.opened), 'period-opened.v1', period.openedAt, {
      period: period.id,
    });
  for (const row of toExtensionRows(county))
    add(Number(row.act_id), 'deadline-extended.v1', new Date(String(row.recorded_at)).getTime(), {
      period: String(row.period),
    });
  const head = toDoer(county, county.people.officeHead);
  const reminded = new Map(toReminderRows(county).map((row) => [Number(row.act_id), row]));
  for (const [id, row] of reminded)
    add(
      id,
      'units-reminded.v1',
      new Date(String(row.recorded_at)).getTime(),
      { period: String(row.period) },
      head,
    );
  return acts;
}
