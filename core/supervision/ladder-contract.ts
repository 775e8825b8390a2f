/** Routes of the ladder, of look-backs and of the inspection calendar. */
import { z } from 'zod';
import { DayText, defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { INSTRUMENT_KEYS, LadderRules, RungSchema } from './ladder/ladder.ts';

const OrgRef = z.object({ id: z.string(), name: z.string() });

export const LadderProposalView = z.object({
  id: z.string(),
  instrument: z.enum(INSTRUMENT_KEYS),
  org: OrgRef,
  proposedOn: z.string(),
  rung: RungSchema,
  tasks: z.array(
    z.object({
      taskId: z.string(),
      title: z.string(),
      dueOn: z.string(),
      overdueDays: WholeNumber,
      quote: z.string(),
      sourceTitle: z.string(),
    }),
  ),
  /** Words to paste into a group or to say on the telephone; no figures of other units. */
  message: z.string(),
  /** This person may decide it: reminders and chases any clerk of the inspection office, papers a head. */
  mayDecide: z.boolean(),
  decision: z
    .object({
      decision: z.enum(['take', 'decline', 'replace', 'lapse']),
      reason: z.string(),
      documentId: z.string().nullable(),
      personName: z.string(),
      decidedOn: z.string(),
    })
    .nullable(),
});
export type LadderProposalView = z.infer<typeof LadderProposalView>;

export const listLadderProposals = defineRoute({
  name: 'listLadderProposals',
  method: 'GET',
  path: '/ladder/proposals',
  summary: '督办阶梯的建议：待决定的和已决定的',
  query: z.object({ open: z.enum(['open', 'decided']).default('open'), taskId: IdText.optional() }),
  output: z.object({
    today: z.string(),
    isWorkingDay: z.boolean(),
    proposals: z.array(LadderProposalView),
    may: z.object({ run: z.boolean() }),
  }),
  refusals: ['LADDER_NOT_YOURS'],
  cache: 'restricted',
});

export const runLadder = defineRoute({
  name: 'runLadder',
  method: 'POST',
  path: '/ladder/runs',
  summary: '现在推算一遍：只提出建议；同一天再推算不会多出一条',
  output: z.object({
    proposed: WholeNumber,
    joined: WholeNumber,
    replaced: WholeNumber,
    lapsed: WholeNumber,
  }),
  refusals: ['LADDER_NOT_YOURS'],
});

export const decideLadderProposal = defineRoute({
  name: 'decideLadderProposal',
  method: 'POST',
  path: '/ladder/proposals/:proposalId/decisions',
  summary: '决定一条建议：采纳（催办即记录，文书另拟稿走程序）或不采纳并说明理由',
  params: z.object({ proposalId: IdText }),
  body: z.object({
    decision: z.enum(['take', 'decline']),
    reason: z.string().trim().max(500).default(''),
    /** How a chase was made; recorded on each task. */
    chaseBy: z.enum(['phone', 'message', 'visit']).default('phone'),
  }),
  output: z.object({
    decided: z.boolean(),
    /** The paper that was drafted, or the one that the matters joined. */
    documentId: z.string().nullable(),
  }),
  refusals: [
    'LADDER_NOT_YOURS',
    'LADDER_PROPOSAL_NOT_FOUND',
    'LADDER_DECIDED_ALREADY',
    'LADDER_REASON_WANTED',
    'LADDER_LAPSED',
  ],
});

export const getLadderRules = defineRoute({
  name: 'getLadderRules',
  method: 'GET',
  path: '/ladder/rules',
  summary: '督办阶梯规则',
  output: z.object({
    rules: LadderRules,
    version: WholeNumber,
    source: z.string(),
    validFrom: z.string().nullable(),
    maySet: z.boolean(),
  }),
});

export const setLadderRules = defineRoute({
  name: 'setLadderRules',
  method: 'POST',
  path: '/ladder/rules',
  summary: '修改督办阶梯规则：各级触发、发出机关、批准人、主送范围；已提出的建议不变',
  body: z.object({ rules: LadderRules, source: z.string().trim().min(2).max(200) }),
  output: z.object({ version: WholeNumber }),
  refusals: ['LADDER_NOT_YOURS'],
});

const DrawView = z.object({
  id: z.string(),
  title: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  sharePerMille: WholeNumber,
  seed: z.string(),
  poolSize: WholeNumber,
  drawn: z.array(z.object({ taskId: z.string(), title: z.string(), isVeto: z.boolean() })),
  /** Played again from the seed and the list that were kept: the same tasks come out. */
  isReplayed: z.boolean(),
});
export const listLookBackDraws = defineRoute({
  name: 'listLookBackDraws',
  method: 'GET',
  path: '/look-backs',
  summary: '回头看抽取：种子、名单、结果，可重演',
  output: z.object({ draws: z.array(DrawView), mayDraw: z.boolean() }),
  refusals: ['LADDER_NOT_YOURS'],
  cache: 'restricted',
});

export const drawLookBack = defineRoute({
  name: 'drawLookBack',
  method: 'POST',
  path: '/look-backs',
  summary: '抽取回头看事项：一票否决事项必抽，其余按比例（默认不抽）',
  body: z.object({
    title: z.string().trim().min(2).max(80),
    fromOn: DayText,
    toOn: DayText,
    sharePerMille: z.number().int().min(0).max(1000).default(0),
    seed: z.string().trim().min(1).max(60),
  }),
  output: z.object({ drawId: z.string(), drawn: WholeNumber }),
  refusals: ['LADDER_NOT_YOURS', 'LOOK_BACK_NOTHING_CLOSED'],
});
