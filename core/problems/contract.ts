import { z } from 'zod';
import { DayText, defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import {
  BallHolderSchema,
  PROBLEM_CATEGORY_KEYS,
  PROBLEM_SOURCE_KEYS,
  PROBLEM_STATE_KEYS,
  ProblemLevelNumber,
  ProblemMoveSchema,
} from './problem.ts';
import { RollView } from './roll-contract.ts';
import { ProblemRules } from './rulebook.ts';

const params = z.object({ problemId: IdText });
export const OrgRef = z.object({ id: z.string(), name: z.string() });
const MoveKind = z.enum(ProblemMoveSchema.options.map((one) => one.shape.kind.value));

/** In whose court the ball lies, with the name that people use for it. */
export const HolderView = z.object({ holder: BallHolderSchema, name: z.string() });

export const ProblemRowView = z.object({
  id: z.string(),
  title: z.string(),
  projectId: z.string().nullable(),
  projectName: z.string(),
  category: z.enum(PROBLEM_CATEGORY_KEYS),
  state: z.enum(PROBLEM_STATE_KEYS),
  level: ProblemLevelNumber,
  sourceKind: z.enum(PROBLEM_SOURCE_KEYS),
  ownerOrg: OrgRef.nullable(),
  dueOn: z.string().nullable(),
  overdueDays: WholeNumber,
  holder: HolderView.nullable(),
  /** Working days that the present holder has had it. */
  holderDays: WholeNumber,
  raisedOn: z.string(),
  raisedOrgName: z.string(),
  stepUp: z.enum(['none', 'due', 'proposed']),
  reopened: WholeNumber,
});
export type ProblemRowView = z.infer<typeof ProblemRowView>;

export const ProblemFilter = z.object({
  state: z.enum(PROBLEM_STATE_KEYS).optional(),
  open: z.enum(['open', 'closed', 'all']).default('open'),
  category: z.enum(PROBLEM_CATEGORY_KEYS).optional(),
  sourceKind: z.enum(PROBLEM_SOURCE_KEYS).optional(),
  level: z.coerce.number().int().min(1).max(4).optional(),
  orgId: IdText.optional(),
  projectId: IdText.optional(),
  overdue: z.enum(['yes', 'no']).default('no'),
  /** Those whose ball lies with one's own unit. */
  mine: z.enum(['yes', 'no']).default('no'),
  stepUp: z.enum(['yes', 'no']).default('no'),
  text: z.string().trim().max(60).default(''),
});
export type ProblemFilter = z.infer<typeof ProblemFilter>;

export const listProblems = defineRoute({
  name: 'listProblems',
  method: 'GET',
  path: '/problems',
  summary: '问题清单：按状态、类别、层级、单位、逾期筛选，游标翻页',
  query: ProblemFilter.extend({
    after: IdText.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    today: z.string(),
    problems: z.array(ProblemRowView),
    nextAfter: z.string().nullable(),
    counts: z.object({
      open: WholeNumber,
      overdue: WholeNumber,
      mine: WholeNumber,
      stepUp: WholeNumber,
      closed: WholeNumber,
    }),
    levelNames: ProblemRules.shape.levelNames,
    may: z.object({ raise: z.boolean(), setRules: z.boolean(), intake: z.boolean() }),
  }),
  cache: 'restricted',
});

const MoveView = z.object({
  seq: WholeNumber,
  kind: MoveKind,
  move: ProblemMoveSchema,
  personName: z.string(),
  orgName: z.string(),
  postTitle: z.string(),
  recordedAt: z.string(),
});

export const getProblem = defineRoute({
  name: 'getProblem',
  method: 'GET',
  path: '/problems/:problemId',
  summary: '一个问题：来源、经过、球在谁手、各方用时、佐证、名册、本人可办理的步骤',
  params,
  output: z.object({
    today: z.string(),
    row: ProblemRowView,
    need: z.string(),
    source: z.record(z.string(), z.string()),
    ownerName: z.string(),
    supporting: z.array(OrgRef),
    /** How many moves there are; a step is taken on the picture that one has seen. */
    version: WholeNumber,
    moves: z.array(MoveView),
    ball: z.array(HolderView.extend({ workingDays: WholeNumber, times: WholeNumber })),
    stretches: z.array(
      HolderView.extend({ fromOn: z.string(), untilOn: z.string().nullable(), workingDays: WholeNumber }),
    ),
    deadlines: WholeNumber,
    /** 四不放过; null unless it was asked for. */
    four: z.enum(['asked', 'settled']).nullable(),
    stepUp: z.object({ toLevel: ProblemLevelNumber, proposedOn: z.string() }).nullable(),
    stepUpDue: z.object({ toLevel: ProblemLevelNumber, overdueDays: WholeNumber }).nullable(),
    /** Deadlines that each level would be given today. */
    levelDeadlines: z.array(z.object({ level: ProblemLevelNumber, dueOn: z.string() })),
    levelNames: ProblemRules.shape.levelNames,
    /** Members of the level that has the ball now, where the region has named them. */
    heldBy: z.array(z.string()),
    repeats: z.array(
      z.object({ id: z.string(), title: z.string(), raisedOn: z.string(), state: z.string() }),
    ),
    files: z.array(
      z.object({ fileId: z.string(), name: z.string(), personName: z.string(), recordedAt: z.string() }),
    ),
    rolls: z.array(RollView),
    may: z.object({ moves: z.array(MoveKind), attach: z.boolean(), keepRolls: z.boolean() }),
  }),
  refusals: ['PROBLEM_NOT_FOUND'],
  cache: 'restricted',
});

export const ProblemRaising = z.object({
  title: z.string().trim().min(2).max(200),
  need: z.string().trim().min(2).max(2000),
  category: z.enum(PROBLEM_CATEGORY_KEYS),
  projectId: IdText.nullable().default(null),
  sourceKind: z.enum(PROBLEM_SOURCE_KEYS).default('manual'),
  /** `key` names a line of a report or a light, so that the same one is not raised twice; other words are shown. */
  source: z.record(z.string().max(40), z.string().max(500)).default({}),
  /** The unit keeps it and solves it itself; else it goes to the project office. */
  keepOwn: z.boolean().default(false),
  dueOn: DayText.nullable().default(null),
});
export type ProblemRaising = z.infer<typeof ProblemRaising>;

export const raiseProblem = defineRoute({
  name: 'raiseProblem',
  method: 'POST',
  path: '/problems',
  summary: '提出问题：本单位自行解决，或交项目办分办',
  body: ProblemRaising,
  output: z.object({ problemId: z.string(), repeats: z.array(z.string()) }),
  refusals: [
    'PROBLEM_STEP_NOT_YOURS',
    'PROBLEM_RAISED_ALREADY',
    'PROJECT_NOT_FOUND',
    'PROBLEM_DEADLINE_PAST',
  ],
});

export const moveProblem = defineRoute({
  name: 'moveProblem',
  method: 'POST',
  path: '/problems/:problemId/moves',
  summary: '办理一步：分办、交办、反馈、转请、提级、答复、办结、验收、销号……',
  params,
  body: z.object({ version: WholeNumber, move: ProblemMoveSchema }),
  output: z.object({ version: WholeNumber, state: z.string() }),
  refusals: [
    'PROBLEM_NOT_FOUND',
    'PROBLEM_CHANGED_MEANWHILE',
    'PROBLEM_STEP_NOT_NOW',
    'PROBLEM_STEP_NOT_YOURS',
    'PROBLEM_NEEDS_EVIDENCE',
    'PROBLEM_FOUR_OPEN',
    'PROBLEM_DAY_OUT_OF_ORDER',
    'PROBLEM_DEADLINE_PAST',
    'PROBLEM_LEVEL_SKIPPED',
    'PROBLEM_NOT_YOUR_UNIT',
    'PROBLEM_HAND_TO_SELF',
    'PROBLEM_FILE_UNKNOWN',
    'ORG_NOT_FOUND',
  ],
});

export const listProblemCandidates = defineRoute({
  name: 'listProblemCandidates',
  method: 'GET',
  path: '/problem-candidates',
  summary: '可转为问题的报送内容和红灯：一个来源只转一次',
  query: z.object({
    period: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
  }),
  output: z.object({
    period: z.string().nullable(),
    candidates: z.array(
      z.object({
        key: z.string(),
        sourceKind: z.enum(['report', 'light']),
        projectId: z.string(),
        projectName: z.string(),
        unitName: z.string(),
        text: z.string(),
        need: z.string(),
        category: z.enum(PROBLEM_CATEGORY_KEYS),
      }),
    ),
    isCut: z.boolean(),
  }),
  cache: 'restricted',
});
