/** Routes of speech to tasks: proposals from a text, the review, and the text kept with its tasks. */
import { z } from 'zod';
import { DayText, defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { TaskProposal } from './speech/task-proposal.ts';
import { TASK_SOURCE_KEYS, TASK_STATE_KEYS, TaskOrderSchema } from './task/task.ts';

/** Longest text that is read at once (4.6). */
export const LONGEST_TEXT = 20_000;
const SpeechText = z.string().min(1).max(LONGEST_TEXT);
const Span = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
const OrgRef = z.object({ id: z.string(), name: z.string() });

export const readSpeechFile = defineRoute({
  name: 'readSpeechFile',
  method: 'POST',
  path: '/speech-texts/file',
  summary: '读出讲话、纪要、通知的文字（.docx、.txt），不写入',
  body: z.object({}),
  output: z.object({ name: z.string(), text: z.string() }),
  transport: 'upload',
  refusals: [
    'SPEECH_FILE_DAMAGED',
    'SPEECH_FILE_KIND',
    'SPEECH_EMPTY',
    'SPEECH_TOO_LONG',
    'TASK_STEP_NOT_YOURS',
  ],
});

export const getSpeechOptions = defineRoute({
  name: 'getSpeechOptions',
  method: 'GET',
  path: '/speech-texts/options',
  summary: '讲话拆解可用的选项',
  output: z.object({
    /** The operator has named a model that may add proposals. */
    canAskModel: z.boolean(),
    /** Host to which the text goes when the model is asked; empty: none. */
    modelPlace: z.string(),
  }),
});

export const proposeSpeechTasks = defineRoute({
  name: 'proposeSpeechTasks',
  method: 'POST',
  path: '/speech-texts/proposals',
  summary: '把文字拆成任务建议：原文位置、牵头与配合单位、时限或周期、指标、待确认之处；不写入',
  body: z.object({ text: SpeechText, heldOn: DayText, withModel: z.boolean().default(false) }),
  output: z.object({
    /** Why the model that was asked added nothing, by its code; empty otherwise. */
    modelFault: z.string(),
    /** What the endpoint said of it. */
    modelSaid: z.string(),
    proposals: z.array(
      TaskProposal.extend({
        /** Units of the directory; null or absent where the text names none that is known. */
        leadOrg: OrgRef.nullable(),
        supportingOrgs: z.array(OrgRef),
        unknownUnits: z.array(z.string()),
      }),
    ),
    sentencesWithoutTask: WholeNumber,
  }),
  refusals: ['TASK_STEP_NOT_YOURS'],
  cache: 'restricted',
});

export const takeSpeechTasks = defineRoute({
  name: 'takeSpeechTasks',
  method: 'POST',
  path: '/speech-texts',
  summary: '确认拆解结果：保存原文，逐项提出督办事项（待立项）；未确认的不成为任务',
  body: z.object({
    title: z.string().trim().min(2).max(200),
    sourceKind: z.enum(TASK_SOURCE_KEYS),
    heldOn: DayText,
    text: SpeechText,
    tasks: z
      .array(z.object({ order: TaskOrderSchema, spans: z.array(Span).max(20) }))
      .min(1)
      .max(300),
    /** Proposals that the person looked at and dropped. */
    dropped: WholeNumber.min(0).default(0),
  }),
  output: z.object({ sourceTextId: z.string(), taskIds: z.array(z.string()) }),
  refusals: ['TASK_STEP_NOT_YOURS', 'ORG_NOT_FOUND', 'SPEECH_SPAN_OUTSIDE'],
});

export const getSourceText = defineRoute({
  name: 'getSourceText',
  method: 'GET',
  path: '/speech-texts/:sourceTextId',
  summary: '原文与由它提出的督办事项，按位置对应',
  params: z.object({ sourceTextId: IdText }),
  output: z.object({
    title: z.string(),
    sourceKind: z.enum(TASK_SOURCE_KEYS),
    heldOn: z.string(),
    text: z.string(),
    tasks: z.array(
      z.object({
        taskId: z.string(),
        title: z.string(),
        leadName: z.string(),
        state: z.enum(TASK_STATE_KEYS),
        spans: z.array(Span),
      }),
    ),
  }),
  refusals: ['SPEECH_NOT_FOUND'],
  cache: 'restricted',
});
