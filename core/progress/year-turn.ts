import { STAGES_BEFORE_START } from '#core/ledger/public.ts';
import type { DecimalText } from '#core/platform/public.ts';
import { add, toDecimalText, toFraction, ZERO } from '#core/platform/public.ts';

/** A listed project as December froze it. */
export interface YearEndProject {
  projectId: string;
  name: string;
  nature: string;
  stage: string;
  isFinished: boolean;
  baseYuan: DecimalText | null;
  actualYuan: DecimalText | null;
  /** Month up to which the year's actual is confirmed; null: nothing of the year is. */
  actualPeriod: string | null;
  /** Base of the new year that was recorded before the turn (an import, an amendment); null: none. */
  recordedBaseYuan: DecimalText | null;
}

export interface TurnedProject {
  projectId: string;
  name: string;
  natureBefore: string;
  natureAfter: string;
  /** Cumulative to the end of the year that ended. */
  baseYuan: DecimalText;
  /** Month up to which the base is confirmed: December unless the project fell silent; null: nothing of the year is. */
  actualPeriod: string | null;
  /** The base was recorded before the turn and stays as it is. */
  isBaseKept: boolean;
  /** Stays on the list, or goes to tail tracking because it is finished. */
  becomes: 'carried' | 'tail';
}

/** Tag of finished projects that are followed further (尾工跟踪). */
export const TAIL_TAG = '尾工跟踪';

/**
 * 结转 (handbook 8.4): the new year's list from December's frozen figures. Cumulative to last year's end = old base + the
 * year's actual, unless one was recorded before the turn; unfinished new projects become continuing; finished ones leave
 * the list for tail tracking.
 */
export function turnProjects(projects: readonly YearEndProject[]): TurnedProject[] {
  return projects.map((p) => {
    const parts = [p.baseYuan, p.actualYuan].flatMap((v) => (v === null ? [] : [toFraction(v)]));
    const baseYuan = toDecimalText(parts.reduce(add, ZERO), 2);
    const hasStarted = p.nature === 'new' && !p.isFinished && !STAGES_BEFORE_START.has(p.stage);
    return {
      projectId: p.projectId,
      name: p.name,
      natureBefore: p.nature,
      natureAfter: hasStarted ? 'continuing' : p.nature,
      baseYuan: p.recordedBaseYuan ?? baseYuan,
      actualPeriod: p.actualPeriod,
      isBaseKept: p.recordedBaseYuan !== null,
      becomes: p.isFinished ? 'tail' : 'carried',
    };
  });
}

/** Whether the base stands on an earlier month than December of the year that ended, since nobody confirmed December. */
export const isCarriedFromEarlier = (
  line: Pick<TurnedProject, 'actualPeriod' | 'isBaseKept'>,
  turnedTo: number,
): boolean => !line.isBaseKept && line.actualPeriod !== `${turnedTo - 1}-12`;
