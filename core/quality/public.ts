export * from './check-figures.ts';
export * from './entry-rule.ts';
export { deriveTypicalMonth } from './entry-unit-slip.rule.ts';
export {
  FIGURE_VERDICTS,
  type FigureContext,
  type FigureOutcome,
  type FigureValue,
  type FigureVerdict,
} from './figure-kind.ts';
export { FIGURE_KINDS } from './figure-kinds.ts';
export { isVagueExplanation } from './is-vague-explanation.ts';
export { parsePrintedDate } from './parse-printed-date.ts';
export { type PrintedFigure, type PrintedReading, parsePrintedFigure } from './printed-figure.ts';
export * from './report-line.ts';
export * from './run-checks.ts';
