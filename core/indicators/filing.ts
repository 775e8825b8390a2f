/** 指标报送: what a department hands in, month by month, as a forecast, as history from a file, or as a revision. */
import { z } from 'zod';

export const FILING_KINDS = ['monthly', 'forecast', 'import', 'revision'] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

export const FILING_KIND_LABELS: Record<FilingKind, { zh: string; en: string }> = {
  monthly: { zh: '月度报送', en: 'Monthly filing' },
  forecast: { zh: '预计数', en: 'Forecast' },
  import: { zh: '历史数据导入', en: 'Import of history' },
  revision: { zh: '修订', en: 'Revision' },
};

/** A figure as it is kept: at most six decimals. */
export const FigureInput = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/);
export const MONTH_PATTERN = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/;

/** One cell: an indicator of a subject at a month, with the growth and the comparable value that the source gives with it. */
export const FilingCell = z.strictObject({
  indicator: z.string().max(40),
  subject: z.string().max(40),
  period: z.string().regex(MONTH_PATTERN),
  value: FigureInput.nullable(),
  /** In percent, as published. */
  growth: FigureInput.nullable(),
  base: FigureInput.nullable(),
  /** Where in a file it stood: 表1!C5. */
  place: z.string().max(120).nullable().default(null),
  /** Why it takes the place of another signed value, or takes one back. */
  reason: z.string().trim().max(200).default(''),
});
export type FilingCell = z.infer<typeof FilingCell>;

/** More are loaded from the command line. */
export const MOST_CELLS = 60_000;
export const FilingCells = z.array(FilingCell).max(MOST_CELLS);

/** Answers to warnings, by the key of the finding. */
export const FilingExplanations = z.record(z.string().max(200), z.string().trim().max(300));
export type FilingExplanations = z.infer<typeof FilingExplanations>;

export const toCellId = (cell: Pick<FilingCell, 'indicator' | 'subject' | 'period'>): string =>
  `${cell.indicator}:${cell.subject}:${cell.period}`;
