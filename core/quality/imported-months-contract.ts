/** Carried out by reporting, which alone knows drafts. Month figures of an imported ledger workbook become drafts of the reports that are being filled; never more than drafts. */
import { z } from 'zod';
import { defineRoute, IdText, MonthText } from '#core/platform/public.ts';

export const takeImportedMonth = defineRoute({
  name: 'takeImportedMonth',
  method: 'POST',
  path: '/reporting/:period/imported/:importId',
  summary: '把导入台账中本期的完成数和进展带入填报草稿，签字确认后才入账',
  params: z.object({ period: MonthText, importId: IdText }),
  output: z.object({
    sentence: z.string(),
    reports: z.number().int(),
    cells: z.number().int(),
    /** Cells left alone, each with the reason. */
    left: z.array(z.object({ address: z.string(), message: z.string() })),
  }),
  refusals: [
    'PERIOD_UNKNOWN',
    'PERIOD_NOT_OPEN',
    'PERIOD_FROZEN',
    'IMPORT_NOT_NOW',
    'IMPORT_NOT_FOUND',
    'ONLY_PROJECT_OFFICE',
  ],
});
