/** Routes of the paper sheet. */
import { z } from 'zod';
import { DayText, defineRoute, FigureText, IdTexts, WholeNumber } from '#core/platform/public.ts';
import { Acted, period } from './row-contract.ts';
import { STATE_REFUSALS } from './step-contract.ts';

export const SheetView = z.object({
  id: z.string(),
  code: z.string(),
  period: z.string(),
  periodName: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  regionName: z.string(),
  printedAt: z.string(),
  preparedByName: z.string(),
  cosignNames: z.array(z.string()),
  figuresHash: z.string(),
  /** SVG of the QR code of the number and the figures' hash. */
  qrSvg: z.string(),
  /** False once the figures have changed: print again. */
  isCurrent: z.boolean(),
  rows: z.array(
    z.object({
      serial: WholeNumber,
      code: z.string(),
      name: z.string(),
      annualPlanYuan: FigureText,
      monthAmountYuan: FigureText,
      ytdAmountYuan: FigureText,
      completionRate: z.string().nullable(),
      /** By the other plan of the year, where the two differ (handbook 8.4). */
      otherRate: z.object({ basis: z.enum(['in-force', 'first-issued']), rate: FigureText }).nullable(),
      imageLevel: z.string(),
      imageProgress: z.string(),
      problems: z.string(),
      explanations: z.array(z.string()),
    }),
  ),
});
export type SheetView = z.infer<typeof SheetView>;

export const printSheet = defineRoute({
  name: 'printConfirmationSheet',
  method: 'POST',
  path: '/reporting/sheets/:period/print',
  summary: '打印纸质签字确认单',
  params: period,
  body: z.object({ projectIds: IdTexts.default([]) }),
  output: SheetView,
  refusals: [...STATE_REFUSALS, 'REPORT_HAS_ERRORS', 'SHEET_EMPTY'],
});
export const getSheet = defineRoute({
  name: 'getConfirmationSheet',
  method: 'GET',
  path: '/reporting/sheets/:code',
  summary: '纸质签字确认单',
  params: z.object({ code: z.string().min(4).max(60) }),
  output: SheetView,
  refusals: ['SHEET_NOT_FOUND'],
  cache: 'restricted',
});
export const fileSignedSheet = defineRoute({
  name: 'fileSignedSheet',
  method: 'POST',
  path: '/reporting/sheets/:code/scan',
  summary: '上传签字盖章的扫描件，完成纸质签字确认',
  params: z.object({ code: z.string().min(4).max(60) }),
  body: z.object({ signedByName: z.string().min(1).max(50), signedOn: DayText }),
  output: Acted,
  refusals: [...STATE_REFUSALS, 'SHEET_NOT_FOUND', 'SHEET_OUT_OF_DATE', 'SCAN_UNREADABLE'],
  transport: 'upload',
});
