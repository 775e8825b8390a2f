/** From a printed figure back to the cell it came from. */
import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';

const id = z.string().regex(/^\d{1,18}$/);

export const TraceRowView = z.object({
  projectId: z.string(),
  name: z.string(),
  unitName: z.string(),
  value: z.string(),
  /** Parts of a rate: numerator and denominator in 元. */
  actualYuan: z.string().nullable(),
  annualPlanYuan: z.string().nullable(),
  confirmWay: z.string().nullable(),
  confirmedBy: z.string(),
  origin: z.string(),
  amendedLater: z.boolean(),
});

export const traceFigure = defineRoute({
  name: 'traceFigure',
  method: 'GET',
  path: '/documents/trace',
  summary: '数字溯源：数字 → 分组下的项目 → 已确认的填报 → 单元格或表单',
  query: z.object({ figure: z.string().min(3).max(200) }),
  output: z.object({
    figure: z.string(),
    measure: z.string(),
    measureName: z.string(),
    how: z.string(),
    groupName: z.string(),
    period: z.string(),
    isFrozen: z.boolean(),
    frozenAt: z.string().nullable(),
    frozenBy: z.string(),
    /** Only the projects that this person may see are listed. */
    isScoped: z.boolean(),
    total: z.object({
      actualYuan: z.string().nullable(),
      annualPlanYuan: z.string().nullable(),
      /** Sum of the traced measure itself over the rows; null when it is no sum of amounts. */
      measureYuan: z.string().nullable(),
      projects: z.number().int(),
      /** Of a bundle: how many parts are listed below it, beside the one project that it is. */
      parts: z.number().int(),
      /** Of them outside the person's scope: counted, not shown. */
      outside: z.number().int(),
    }),
    rows: z.array(TraceRowView),
  }),
  refusals: ['FIGURE_UNKNOWN', 'PERIOD_NOT_OPENED'],
});

export const traceProject = defineRoute({
  name: 'traceProject',
  method: 'GET',
  path: '/documents/trace/:period/projects/:projectId',
  summary: '数字溯源：一个项目一期的已确认数字，来自何处、何人何时以何方式确认',
  params: z.object({ period: MonthText, projectId: id }),
  output: z.object({
    projectName: z.string(),
    unitName: z.string(),
    figures: z.array(
      z.object({
        figureId: z.string(),
        measure: z.string(),
        measureName: z.string(),
        value: z.string(),
        certainty: z.string(),
        recordedAt: z.string(),
        personName: z.string(),
        orgName: z.string(),
        way: z.string(),
        origin: z.object({
          kind: z.string(),
          fileId: z.string().nullable(),
          fileName: z.string(),
          /** Who uploaded it. */
          fileByName: z.string(),
          /** Whether the person may open it: a workbook of the office holds the rows of other units. */
          isFileSeen: z.boolean(),
          sheet: z.string(),
          address: z.string(),
        }),
        supersededBy: z.string().nullable(),
        /** Why it replaced another after the freeze, and who asked for it; null for what was reported. */
        amendment: z.object({ reason: z.string(), requestedByName: z.string() }).nullable(),
      }),
    ),
    acts: z.array(
      z.object({
        kind: z.string(),
        personName: z.string(),
        orgName: z.string(),
        /** Empty on paper: the signer's post is not on record. */
        postTitle: z.string(),
        way: z.string(),
        /** Who filed the signed sheet; null on line. */
        recordedByName: z.string().nullable(),
        /** Of a signed sheet: its number, the day of the signature, and the scan where this person may see it. */
        sheetCode: z.string().nullable(),
        signedOn: z.string().nullable(),
        scanFileId: z.string().nullable(),
        scanName: z.string().nullable(),
        reason: z.string(),
        at: z.string(),
      }),
    ),
    /** Of a bundle: its parts, whose reports stand behind it. */
    parts: z.array(
      z.object({
        projectId: z.string(),
        name: z.string(),
        unitName: z.string(),
        isConfirmed: z.boolean(),
      }),
    ),
    /** The confirmed version of the report, as it was filled. */
    report: z
      .object({
        versionNo: z.number().int(),
        recordedAt: z.string(),
        lines: z.array(z.object({ field: z.string(), label: z.string(), value: z.string() })),
      })
      .nullable(),
    link: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  }),
  refusals: ['PROJECT_NOT_FOUND'],
});
