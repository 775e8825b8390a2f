/** Routes of quality: the page where a draft table is pasted and checked (核数). */
import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { FIGURE_VERDICTS } from './figure-kind.ts';

const MAX_CHARACTERS = 300_000;

export const PastedCellView = z.object({
  /** Row and column from 0 in `rows` and `heads`. */
  row: WholeNumber,
  column: WholeNumber,
  printed: z.string(),
  computed: z.string().nullable(),
  rounded: z.string().nullable(),
  verdict: z.enum(FIGURE_VERDICTS),
  sentence: z.string(),
});
export type PastedCellView = z.infer<typeof PastedCellView>;

export const PastedTableView = z.object({
  heads: z.array(z.string()),
  /** What each column was understood to be; null is not checked. */
  roles: z.array(z.string().nullable()),
  rows: z.array(z.array(z.string())),
  /** figures, part-of, subtotal, total, group or note, for each row. */
  rowKinds: z.array(z.string()),
  months: z.string().nullable(),
  cells: z.array(PastedCellView),
});
export type PastedTableView = z.infer<typeof PastedTableView>;

export const checkPastedTable = defineRoute({
  name: 'checkPastedTable',
  method: 'POST',
  path: '/quality/pasted-table',
  summary: '核数：粘贴表格，逐格核对完成率、合计、排名、序时进度差和增速',
  body: z.object({
    text: z.string().min(1).max(MAX_CHARACTERS),
    /** Months gone by when the title does not say; empty otherwise. */
    months: z.string().max(5).default(''),
  }),
  output: PastedTableView,
  refusals: ['PASTED_TABLE_UNREADABLE'],
});
