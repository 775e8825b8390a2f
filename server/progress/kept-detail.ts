// The rules' result as it is stored: what the columns of the row do not hold, without what is empty or said twice.
import {
  DIMENSIONS,
  type Dimension,
  type DimensionLight,
  type Light,
  type LightEvaluation,
  type LightInputs,
  type LightReason,
  type LightState,
  type PastLight,
  type PastLights,
} from '#core/progress/lights/light.ts';
import type { ComputedFigure, NullReason, ProjectProgress } from '#core/progress/progress.ts';

/** Figures that have no column of their own. */
const KEPT_FIGURES = [
  'windowShare',
  'remainingActiveMonths',
  'requiredPaceYuan',
  'bestMonthYuan',
  'recentMeanYuan',
  'requiredToBest',
] as const;
export type KeptFigures = Pick<ProjectProgress, (typeof KEPT_FIGURES)[number]>;

/** The rules' result as it is read again. */
export interface ProgressDetail {
  progress: KeptFigures & { nullReasons: Partial<Record<ComputedFigure, NullReason>> };
  lights: LightEvaluation;
  past: PastLights;
}

type KeptReason = Partial<LightReason>;
interface KeptLight {
  /** A number points to the reason of the overall light that is the same. */
  reasons: (KeptReason | number)[];
  isExempt?: true;
  wayToGreen?: LightState['wayToGreen'];
}
/** Colour, periods in a row, since when. */
type KeptPast = [Light, number, string];
type KeptPastLights = [periodId: string, overall: KeptPast, dimensions: Partial<Record<Dimension, KeptPast>>];

export interface KeptDetail {
  form: 2;
  figures: Partial<KeptFigures>;
  nullReasons?: Partial<Record<ComputedFigure, NullReason>>;
  lights: {
    ruleCode: string;
    sentence: string;
    overall: KeptLight & { light: Light };
    /** In the order of the rulebook; the name alone where the rule does not cover the project. */
    dimensions: (Dimension | (KeptLight & { dimension: Dimension }))[];
    isSurprise?: true;
    inputs: Partial<Omit<LightInputs, 'pastLights'>> & { pastLights?: string[] };
  };
  past: KeptPastLights;
}

/** What the row itself says, for reading the detail again. */
export interface DetailPlace {
  period: string;
  asOf: string;
  rulebookVersion: number;
}

const NOT_COVERED = { conditionId: 'not-covered', sentence: '不适用' };

const EMPTY_REASON = {
  measure: null,
  value: null,
  subjectId: null,
  subjectName: null,
  exemption: null,
};

/** Without nulls, and without what the light itself says. */
function keepReason(reason: LightReason, within: { light: Light; dimension: string }): KeptReason {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(reason))
    if (value !== null && (within as Record<string, unknown>)[name] !== value) kept[name] = value;
  return kept;
}

function keepLight(state: LightState, dimension: string, shared: readonly LightReason[]): KeptLight {
  return {
    reasons: state.reasons.map((reason) => {
      const at = shared.indexOf(reason);
      return at >= 0 ? at : keepReason(reason, { light: state.light, dimension });
    }),
    ...(state.isExempt ? { isExempt: true as const } : {}),
    ...(state.wayToGreen ? { wayToGreen: state.wayToGreen } : {}),
  };
}

const isPlainNotCovered = (light: DimensionLight): boolean =>
  !light.isCovered && light.light === 'grey' && light.reasons[0]?.sentence === NOT_COVERED.sentence;

const LETTERS: Record<Light, string> = { red: 'r', yellow: 'y', green: 'g', grey: 'n', blue: 'b' };
const LIGHT_OF = new Map(Object.entries(LETTERS).map(([light, letter]) => [letter, light as Light]));

/** `2026-10 g-bgnn-`: overall and the dimensions in their order, a dash where there was none. */
const keepColours = (past: LightInputs['pastLights'][number]): string =>
  `${past.periodId} ${LETTERS[past.overall]}${DIMENSIONS.map((d) => LETTERS[past.dimensions[d] as Light] ?? '-').join('')}`;

function readColours(text: string): LightInputs['pastLights'][number] {
  const [periodId = '', letters = ''] = text.split(' ');
  const colours = DIMENSIONS.flatMap((dimension, index) => {
    const light = LIGHT_OF.get(letters[index + 1] ?? '-');
    return light ? [[dimension, light] as const] : [];
  });
  return {
    periodId,
    overall: LIGHT_OF.get(letters[0] ?? '') ?? 'grey',
    dimensions: Object.fromEntries(colours),
  };
}

function keepInputs(inputs: LightInputs): KeptDetail['lights']['inputs'] {
  const measures = Object.fromEntries(Object.entries(inputs.measures).filter(([, value]) => value !== null));
  return {
    measures,
    ...(inputs.pastLights.length > 0 ? { pastLights: inputs.pastLights.map(keepColours) } : {}),
    ...(inputs.isPaused ? { isPaused: true } : {}),
    ...(inputs.isFinished ? { isFinished: true } : {}),
    ...(inputs.exemptions.length > 0 ? { exemptions: inputs.exemptions } : {}),
    ...(inputs.declaredYellow === null ? {} : { declaredYellow: inputs.declaredYellow }),
  };
}

const keepPast = (past: PastLight): KeptPast => [past.light, past.periodsInRow, past.sincePeriodId];
const readPast = ([light, periodsInRow, sincePeriodId]: KeptPast): PastLight => ({
  light,
  periodsInRow,
  sincePeriodId,
});

function keepPastLights(lights: LightEvaluation): KeptPastLights {
  const dimensions = lights.dimensions.map((light) => [light.dimension, keepPast(light)]);
  return [lights.periodId, keepPast(lights.overall), Object.fromEntries(dimensions)];
}

/** Colours of a period as the next ones remember them. */
export function readPastLights(stored: unknown): PastLights {
  // Rows of earlier releases hold them as they are.
  if (!Array.isArray(stored)) return stored as PastLights;
  const [periodId, overall, kept] = stored as KeptPastLights;
  const dimensions = Object.entries(kept).map(([dimension, past]) => [dimension, readPast(past)]);
  return { periodId, overall: readPast(overall), dimensions: Object.fromEntries(dimensions) };
}

/** Progress and lights as they are stored beside the columns of the row; nothing is lost but measures that were not there. */
export function keepDetail(progress: ProjectProgress, lights: LightEvaluation): KeptDetail {
  const figures = KEPT_FIGURES.flatMap((name) => (progress[name] === null ? [] : [[name, progress[name]]]));
  const { overall } = lights;
  return {
    form: 2,
    figures: Object.fromEntries(figures),
    ...(Object.keys(progress.nullReasons).length > 0 ? { nullReasons: progress.nullReasons } : {}),
    lights: {
      ruleCode: lights.ruleCode,
      sentence: lights.sentence,
      overall: { light: overall.light, ...keepLight(overall, 'overall', []) },
      dimensions: lights.dimensions.map((light) =>
        isPlainNotCovered(light)
          ? light.dimension
          : { dimension: light.dimension, ...keepLight(light, light.dimension, overall.reasons) },
      ),
      ...(lights.isSurprise ? { isSurprise: true as const } : {}),
      inputs: keepInputs(lights.inputs),
    },
    past: keepPastLights(lights),
  };
}

function readLight(
  kept: KeptLight,
  past: PastLight,
  dimension: Dimension | 'overall',
  shared: readonly LightReason[],
): LightState {
  const reasons = kept.reasons.flatMap((reason): LightReason[] => {
    if (typeof reason === 'number') return shared.slice(reason, reason + 1);
    const whole = { conditionId: '', sentence: '', ...EMPTY_REASON, light: past.light, dimension };
    return [{ ...whole, ...reason }];
  });
  return { ...past, reasons, isExempt: kept.isExempt ?? false, wayToGreen: kept.wayToGreen ?? null };
}

/** False for a row that an earlier release wrote. */
export const isKeptNow = (stored: unknown): boolean => (stored as Partial<KeptDetail> | null)?.form === 2;

/** The stored result again. `place` is what the columns of its row say. */
export function readDetail(stored: unknown, place: DetailPlace): ProgressDetail {
  if (!isKeptNow(stored)) return stored as ProgressDetail;
  const { figures, nullReasons, lights, past: keptPast } = stored as KeptDetail;
  const past = readPastLights(keptPast);
  const overall = readLight(lights.overall, past.overall, 'overall', []);
  const dimensions = lights.dimensions.flatMap((kept): DimensionLight[] => {
    const dimension = typeof kept === 'string' ? kept : kept.dimension;
    const own = past.dimensions[dimension];
    if (!own) return [];
    const light = typeof kept === 'string' ? { reasons: [NOT_COVERED] } : kept;
    const isCovered = typeof kept !== 'string';
    return [{ dimension, isCovered, ...readLight(light, own, dimension, overall.reasons) }];
  });
  const absent = Object.fromEntries(KEPT_FIGURES.map((name) => [name, null])) as unknown as KeptFigures;
  return {
    progress: { ...absent, ...figures, nullReasons: nullReasons ?? {} },
    lights: {
      ruleCode: lights.ruleCode,
      ruleVersion: place.rulebookVersion,
      periodId: place.period,
      asOf: place.asOf,
      overall,
      dimensions,
      sentence: lights.sentence,
      isDeclaredYellow: overall.light === 'yellow' && overall.reasons[0]?.conditionId === 'declared',
      isSurprise: lights.isSurprise ?? false,
      inputs: {
        measures: {},
        isPaused: false,
        isFinished: false,
        exemptions: [],
        declaredYellow: null,
        ...lights.inputs,
        pastLights: (lights.inputs.pastLights ?? []).map(readColours),
      },
    },
    past,
  };
}
