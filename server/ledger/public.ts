export {
  type AppendedFigure,
  appendFigures,
  type FigureRow,
  listPeriodFigures,
  type PeriodFigures,
} from './figures.queries.ts';
