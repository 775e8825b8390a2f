/** Route of 报送质量台账. */
import { z } from 'zod';
import { defineRoute, FigureText, PeriodText, WholeNumber } from '#core/platform/public.ts';

export const QualityRow = z.object({
  orgId: z.string(),
  orgName: z.string(),
  due: WholeNumber,
  confirmed: WholeNumber,
  onTime: WholeNumber,
  late: WholeNumber,
  missing: WholeNumber,
  /** Shares as decimal text; null while nothing was due. */
  punctuality: FigureText,
  completeness: FigureText,
  /** Given back by the department in charge or the office. */
  returned: WholeNumber,
  /** Approved amendments of frozen figures. */
  amended: WholeNumber,
  refutedStarts: WholeNumber,
  reminded: WholeNumber,
  /** Explanations that explain nothing; told to the office alone (handbook 8.10). */
  vague: WholeNumber.nullable(),
});
export type QualityRow = z.infer<typeof QualityRow>;

export const getQualityRegister = defineRoute({
  name: 'getReportingQualityRegister',
  method: 'GET',
  path: '/reporting/quality',
  summary: '报送质量台账：按时、未报、退回、更正、开工未获认定；不排名',
  query: z.object({ from: PeriodText, to: PeriodText }),
  output: z.object({
    units: z.array(QualityRow),
    /** Of all units together; null where only one's own is shown. */
    total: QualityRow.nullable(),
  }),
  cache: 'restricted',
});
