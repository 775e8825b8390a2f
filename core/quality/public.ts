export * from './check-figures.ts';
export {
  FIGURE_VERDICTS,
  type FigureContext,
  type FigureOutcome,
  type FigureValue,
  type FigureVerdict,
} from './figure-kind.ts';
export { FIGURE_KINDS } from './figure-kinds.ts';
export { type PrintedFigure, type PrintedReading, parsePrintedFigure } from './printed-figure.ts';
