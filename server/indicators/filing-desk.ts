import { checkFiling, type FilingFinding, listUnanswered } from '#core/indicators/check-filing.ts';
import { yearBefore } from '#core/indicators/due-months.ts';
import type { FilingCell } from '#core/indicators/filing.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import { pickStandings } from '#core/indicators/standing-value.ts';
import type { IndicatorSubject } from '#core/indicators/subject.ts';
import { getNextPeriod, getPreviousPeriod, type PeriodId, Refusal, refuse } from '#core/platform/public.ts';
import {
  ACT_LABELS,
  type DutyFacts,
  decideReport,
  hasDuty,
  listAllowedActs,
  type ReportAct,
  type ReportPlace,
  type ReportRequest,
  type ReportStatus,
  type UnitStep,
} from '#core/reporting/public.ts';
import { type Ctx, type Tx, takeLock } from '#server/platform/public.ts';
import { getStepsOf } from '#server/reporting/public.ts';
import { type Definitions, loadDefinitions } from './definitions.ts';
import { type FilingRow, findFiling } from './filings.queries.ts';
import { findFreeze } from './freezes.queries.ts';
import { listSourceUnits } from './source-units.ts';
import { listSubjects } from './subjects.queries.ts';
import { listValues } from './values.queries.ts';

/** A filing with what rules and pages need: who may do what, the indicators of its department, the findings of its cells. */
export interface FilingDesk {
  filing: FilingRow;
  facts: DutyFacts;
  steps: UnitStep[];
  definitions: Definitions;
  own: readonly Indicator[];
  subjects: readonly IndicatorSubject[];
  findings: FilingFinding[];
}

export async function requireFiling(tx: Tx, regionId: number, id: string): Promise<FilingRow> {
  const filing = await findFiling(tx, regionId, id);
  if (filing && filing.status !== 'withdrawn') return filing;
  throw refuse(
    'not-found',
    'FILING_NOT_FOUND',
    '没有这份指标报送，或不在可见范围内',
    'There is no such filing',
    ['回到报送列表'],
  );
}

/** Of a frozen month nothing is filed any more: what is wrong is revised in the open. */
async function isFrozenFiling(tx: Tx, regionId: number, filing: FilingRow): Promise<boolean> {
  return filing.period !== null && (await findFreeze(tx, regionId, filing.period)) !== undefined;
}

export async function loadFilingDesk(tx: Tx, ctx: Ctx, id: string): Promise<FilingDesk> {
  const { regionId } = ctx.actor;
  const filing = await requireFiling(tx, regionId, id);
  const definitions = await loadDefinitions(tx, regionId, { on: ctx.today });
  const units = await listSourceUnits(tx, regionId);
  const own = definitions.indicators.filter((indicator) => units.of(indicator)?.id === filing.orgId);
  const subjects = await listSubjects(tx, regionId);
  const facts: DutyFacts = {
    orgId: filing.orgId,
    orgPath: filing.orgPath,
    departmentOrgId: null,
    cosignOrgId: null,
    status: filing.status as ReportStatus,
    step: filing.step,
    draftBy: filing.draftBy,
    isFrozen: await isFrozenFiling(tx, regionId, filing),
  };
  const desk = { filing, facts, steps: await getStepsOf(tx, ctx, filing.orgId), definitions, own, subjects };
  return { ...desk, findings: await checkCells(tx, regionId, desk, filing.cells) };
}

type CheckedDesk = Pick<FilingDesk, 'filing' | 'definitions' | 'own' | 'subjects'>;

/** Checks cells against what is signed: the months of the cells, those before and after them, and a year ago. */
export async function checkCells(
  tx: Tx,
  regionId: number,
  { filing, definitions, own, subjects }: CheckedDesk,
  cells: readonly FilingCell[],
): Promise<FilingFinding[]> {
  const periods = new Set<PeriodId>();
  for (const { period } of cells) {
    periods.add(period).add(getPreviousPeriod(period)).add(getNextPeriod(period));
    periods.add(yearBefore(period));
  }
  const idOf = new Map(subjects.map((subject) => [subject.code, subject.id]));
  const wanted = new Set(cells.map(({ indicator }) => indicator));
  for (const { partOf } of own) if (partOf !== null) wanted.add(partOf);
  const rows = await listValues(tx, {
    regionId,
    indicatorIds: [...wanted].flatMap((code) => definitions.idOf.get(code) ?? []),
    subjectIds: [...new Set(cells.map(({ subject }) => subject))].flatMap((code) => idOf.get(code) ?? []),
    periods: [...periods],
    lastValueId: null,
    caliber: filing.caliber,
  });
  const standings = pickStandings(
    rows.filter(({ certainty }) => certainty !== 'forecast' || filing.certainty === 'forecast'),
  );
  return checkFiling(cells, {
    kind: filing.kind,
    period: filing.period,
    indicators: new Map(definitions.indicators.map((one) => [one.code, one])),
    subjects: new Map(subjects.map((one) => [one.code, { name: one.shortName, isOwn: one.isOwn }])),
    own: new Set(own.map(({ code }) => code)),
    standing: (indicator, subject, period) => {
      const [indicatorId, subjectId] = [definitions.idOf.get(indicator), idOf.get(subject)];
      if (indicatorId === undefined || subjectId === undefined) return null;
      return standings.at(indicatorId, subjectId, period);
    },
  });
}

/** The desk of an act: nobody else acts on this filing until it is done. */
export async function takeFiling(tx: Tx, ctx: Ctx, id: string): Promise<FilingDesk> {
  await takeLock(tx, `indicator-filing:${ctx.actor.regionId}:${id}`);
  return loadFilingDesk(tx, ctx, id);
}

const nameOf = ({ title }: FilingRow): string => title;

/** First the state, then the person, as with reports: filings go the same steps of the unit. */
export function decideFiling(ctx: Ctx, desk: FilingDesk, request: ReportRequest): ReportPlace {
  const { filing, facts, steps } = desk;
  const place = decidePlace(ctx, desk, request);
  if (hasDuty(ctx.actor, facts, steps, request.act)) return place;
  const isSamePerson = request.act === 'confirm' && facts.draftBy === ctx.actor.personId;
  throw refuse(
    'forbidden',
    'FILING_NOT_YOURS',
    isSamePerson
      ? `“${nameOf(filing)}”由您填报，应由另一人签字确认`
      : `“${nameOf(filing)}”不由您${ACT_LABELS[request.act].zh}`,
    `It is not yours to ${ACT_LABELS[request.act].en} this filing`,
    steps.map(({ name }) => name),
  );
}

function decidePlace(ctx: Ctx, desk: FilingDesk, request: ReportRequest): ReportPlace {
  try {
    return decideReport(desk.facts, desk.steps, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const own = listAllowed(ctx, desk).map((act) => ACT_LABELS[act].zh);
    if (error.body.code === 'PERIOD_FROZEN')
      throw refuse(
        'not-allowed-now',
        'FILING_MONTH_FROZEN',
        '本月指标已定版，不能再办理；更正请另建修订',
        'The month is frozen: open a revision',
        ['新建修订'],
      );
    throw new Refusal({
      ...error.body,
      zh: `${nameOf(desk.filing)}：${error.body.zh}`,
      allowed: own.length > 0 ? own : (error.body.allowed ?? []),
    });
  }
}

export const listAllowed = (ctx: Ctx, { facts, steps }: FilingDesk): ReportAct[] =>
  listAllowedActs(ctx.actor, facts, steps);

/** Errors, unanswered warnings and an empty sheet stop a submission and a signature; each is named with its cell. */
export function requireSound({ filing, findings }: FilingDesk): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const open = [...errors, ...listUnanswered(findings, filing.explanations)];
  if (filing.cells.length === 0)
    throw refuse('invalid', 'FILING_IS_EMPTY', '还没有填写任何数', 'Nothing has been filled in', [
      '填写后提交',
    ]);
  if (open.length === 0) return;
  throw refuse(
    'invalid',
    'FILING_HAS_ERRORS',
    `还有${errors.length}处错误、${open.length - errors.length}处提示没有说明，改好后才能提交`,
    `${errors.length} errors and ${open.length - errors.length} unanswered warnings are left`,
    ['按提示修改，或在提示旁说明原因'],
    open.slice(0, 200).map(({ key, place, sentence, remedy }) => ({
      at: place ?? key,
      message: `${sentence}。${remedy}`,
    })),
  );
}
