import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { DUTY_KINDS } from './duty.ts';

export const TodayDuty = z.object({
  kind: z.enum(DUTY_KINDS),
  sentence: z.string(),
  count: WholeNumber,
  period: z.string(),
  dueAt: z.string().nullable(),
  isLate: z.boolean(),
  /** Address of the page where it is done. */
  to: z.string(),
});
export type TodayDuty = z.infer<typeof TodayDuty>;

export const TodayChange = z.object({
  kind: z.string(),
  sentence: z.string(),
  at: z.string(),
  to: z.string(),
});
export type TodayChange = z.infer<typeof TodayChange>;

export const getToday = defineRoute({
  name: 'getToday',
  method: 'GET',
  path: '/today',
  summary: '今日：等我办的事（按紧迫程度），上次来访以后的变化',
  output: z.object({
    duties: z.array(TodayDuty),
    /** Changes are listed from this instant on. */
    since: z.string(),
    /** Nobody was here before: the changes of the last seven days are listed. */
    isFirstVisit: z.boolean(),
    changes: z.array(TodayChange),
    /** For a leader and his liaison: whose projects stand on the page. */
    leader: z.object({ personId: z.string(), name: z.string(), title: z.string() }).nullable(),
    /** This person's own units have reports to fill this year. */
    isReportingUnit: z.boolean(),
  }),
  cache: 'restricted',
});

export const listStartsToVerify = defineRoute({
  name: 'listStartsToVerify',
  method: 'GET',
  path: '/today/starts',
  summary: '已报开工、待核实的项目',
  output: z.object({
    starts: z.array(
      z.object({
        projectId: z.string(),
        name: z.string(),
        code: z.string(),
        unitName: z.string(),
        reportedOn: z.string(),
        plannedStartOn: z.string().nullable(),
        evidenceNote: z.string(),
        reportedBy: z.string(),
      }),
    ),
  }),
  cache: 'restricted',
});

const HandoverItem = z.object({ matter: z.string(), detail: z.string(), due: z.string() });
export const HandoverView = z.object({
  id: z.string(),
  orgName: z.string(),
  fromName: z.string(),
  toName: z.string(),
  reason: z.string(),
  recordedOn: z.string(),
  recordedBy: z.string(),
  posts: z.array(z.object({ role: z.string(), title: z.string() })),
  items: z.array(HandoverItem),
  signatures: z.array(
    z.object({
      side: z.enum(['from', 'to', 'closed']),
      way: z.enum(['online', 'paper']),
      personName: z.string(),
      recordedByName: z.string(),
      at: z.string(),
    }),
  ),
  may: z.object({ signFrom: z.boolean(), signTo: z.boolean(), recordPaper: z.boolean(), close: z.boolean() }),
});
export type HandoverView = z.infer<typeof HandoverView>;

export const listHandovers = defineRoute({
  name: 'listHandovers',
  method: 'GET',
  path: '/today/handovers',
  summary: '交接单',
  output: z.object({ handovers: z.array(HandoverView), mayOpen: z.boolean() }),
  cache: 'restricted',
});

export const getHandover = defineRoute({
  name: 'getHandover',
  method: 'GET',
  path: '/today/handovers/:handoverId',
  summary: '交接单：岗位与未办事项，双方签字',
  params: z.object({ handoverId: IdText }),
  output: z.object({ handover: HandoverView }),
  refusals: ['HANDOVER_NOT_FOUND'],
  cache: 'restricted',
});

export const previewHandover = defineRoute({
  name: 'previewHandover',
  method: 'GET',
  path: '/today/handover-preview',
  summary: '离岗人员现有的岗位与未办事项',
  query: z.object({ personId: IdText, orgId: IdText }),
  output: z.object({
    posts: z.array(z.object({ role: z.string(), title: z.string() })),
    items: z.array(HandoverItem),
    successors: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string() })),
  }),
  refusals: ['HANDOVER_NOT_YOURS', 'HANDOVER_NO_POST'],
  cache: 'restricted',
});

export const openHandover = defineRoute({
  name: 'openHandover',
  method: 'POST',
  path: '/today/handovers',
  summary: '开交接单：记下此刻的岗位与未办事项',
  body: z.object({
    orgId: IdText,
    fromPersonId: IdText,
    toPersonId: IdText,
    reason: z.string().trim().max(200).default(''),
  }),
  output: z.object({ handoverId: z.string() }),
  refusals: ['HANDOVER_NOT_YOURS', 'HANDOVER_NO_POST', 'HANDOVER_TO_SELF', 'HANDOVER_OPEN_ALREADY'],
});

export const signHandover = defineRoute({
  name: 'signHandover',
  method: 'POST',
  path: '/today/handovers/:handoverId/sign',
  summary: '交接单签字：本人线上签，或由经办人登记纸质签字',
  params: z.object({ handoverId: IdText }),
  body: z.object({ side: z.enum(['from', 'to']), way: z.enum(['online', 'paper']).default('online') }),
  output: z.object({ signed: z.boolean() }),
  refusals: ['HANDOVER_NOT_FOUND', 'HANDOVER_NOT_YOURS', 'HANDOVER_SIGNED_ALREADY'],
});

export const closeHandover = defineRoute({
  name: 'closeHandover',
  method: 'POST',
  path: '/today/handovers/:handoverId/close',
  summary: '办结交接：接收人任原岗位，移交人免去；历史数字仍署原名',
  params: z.object({ handoverId: IdText }),
  output: z.object({ ended: WholeNumber, given: WholeNumber }),
  refusals: ['HANDOVER_NOT_FOUND', 'HANDOVER_NOT_YOURS', 'HANDOVER_UNSIGNED', 'HANDOVER_CLOSED'],
});

export const downloadHandover = defineRoute({
  name: 'downloadHandover',
  method: 'GET',
  path: '/today/handovers/:handoverId/workbook',
  summary: '交接单（Excel）',
  params: z.object({ handoverId: IdText }),
  transport: 'file',
  cache: 'restricted',
  refusals: ['HANDOVER_NOT_FOUND'],
});
