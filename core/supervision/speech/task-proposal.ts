import { z } from 'zod';
import { Cadence } from './cadence.ts';

/**
 * What a person should look at first: who leads; several lead alike; the list of units is open (等); the lead was carried
 * from a heading or a sentence before; a group stands for its units; a unit that the directory does not know; the deadline is
 * loose, has no calendar day or stands on a provisional calendar; the sentence may be no task at all; a unit has promised
 * it of itself; a model proposed it.
 */
export const TO_CONFIRM = [
  'lead',
  'co-leads',
  'open-list',
  'carried-lead',
  'group',
  'unknown-unit',
  'due',
  'task',
  'promise',
  'model',
] as const;
export type ToConfirm = (typeof TO_CONFIRM)[number];

/** A task proposed from a text; nothing becomes a task before a person has confirmed it (handbook 4.6). */
export const TaskProposal = z.object({
  action: z.string(),
  /** Full name; null when the text does not say who leads. */
  leadUnit: z.string().nullable(),
  /** Those of the supporting units that the text puts beside the lead on the same footing. */
  coLeadUnits: z.array(z.string()),
  /** The words of the text when the lead is a group: 各镇街. */
  leadGroup: z.string().nullable(),
  supportingUnits: z.array(z.string()),
  deliverable: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** The deadline in the words of the text. */
  dueWords: z.string().nullable(),
  cadence: Cadence.nullable(),
  target: z.string().nullable(),
  spans: z.array(z.tuple([z.number().int(), z.number().int()])),
  confidence: z.number(),
  toConfirm: z.array(z.enum(TO_CONFIRM)),
});
export type TaskProposal = z.infer<typeof TaskProposal>;

export const SpeechTasksView = z.object({
  tasks: z.array(TaskProposal),
  sentencesWithoutTask: z.number().int(),
});
export type SpeechTasks = z.infer<typeof SpeechTasksView>;

const ASIDE = { coLeadUnits: true, leadGroup: true, dueWords: true } as const;

/** What `tasks-from-text --json` prints: these fields and no others. */
export const PrintedSpeechTasks = z.strictObject({
  tasks: z.array(TaskProposal.omit(ASIDE).strict()),
  sentencesWithoutTask: z.number().int(),
});
export type PrintedSpeechTasks = z.infer<typeof PrintedSpeechTasks>;

/** 各镇街 leads as the text calls it; the towns it stands for follow as units, the first of them too. */
function printTask(task: TaskProposal): PrintedSpeechTasks['tasks'][number] {
  const { coLeadUnits, leadGroup, dueWords: _words, ...printed } = task;
  const { leadUnit, supportingUnits } = printed;
  if (leadGroup === null || leadUnit === null || leadUnit === leadGroup || coLeadUnits.length === 0)
    return printed;
  return { ...printed, leadUnit: leadGroup, supportingUnits: [leadUnit, ...supportingUnits] };
}

export const printSpeechTasks = ({ tasks, sentencesWithoutTask }: SpeechTasks): PrintedSpeechTasks => ({
  tasks: tasks.map(printTask),
  sentencesWithoutTask,
});
