import { z } from 'zod';
import { DayText } from '#core/platform/public.ts';
import type { TaskProposal } from './task-proposal.ts';

/** What a model is asked for, one entry a task; anything else in an entry is ignored. */
const ModelTask = z.object({
  quote: z.string().min(4).max(2000),
  action: z.string().trim().min(2).max(300),
  leadUnit: z.string().trim().max(60).nullish(),
  dueOn: DayText.nullish(),
});

/** Low, so that what a model adds stands last in doubt; a person decides. */
const MODEL_CONFIDENCE = 0.3;

export interface ModelMessage {
  role: 'system' | 'user';
  content: string;
}

/** The question to a chat model: only what the text itself says, each with its exact words. */
export function buildModelQuestion(text: string, heldOn: string): ModelMessage[] {
  return [
    {
      role: 'system',
      content:
        '你从讲话、纪要、通知中找出交办的任务。只输出一个 JSON 数组，每项为 {"quote","action","leadUnit","dueOn"}：' +
        'quote 是原文中逐字连续的一段；action 是要办的事；leadUnit 是原文写明的牵头单位，没有写明为 null；' +
        'dueOn 是完成日期 YYYY-MM-DD，没有写明为 null。不要推测原文没有的内容。',
    },
    { role: 'user', content: `会议或成文日期：${heldOn}\n原文：\n${text}` },
  ];
}

/** The first JSON array in an answer, with or without a fence around it; null when there is none. */
function parseArray(answer: string): unknown[] | null {
  const from = answer.indexOf('[');
  const to = answer.lastIndexOf(']');
  if (from < 0 || to <= from) return null;
  try {
    const parsed: unknown = JSON.parse(answer.slice(from, to + 1));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

type Span = [number, number];
const overlaps = ([from, to]: Span, taken: readonly Span[]): boolean =>
  taken.some(([start, end]) => from < end && start < to);

/**
 * What a model may add (handbook 4.6): only tasks whose quoted words stand in the text exactly, where no proposal stands yet,
 * with a lead that the text names. Each is marked as a model's, with low confidence, to be confirmed. What cannot be read or
 * is not in the text is left out; nothing of the deterministic proposals changes. Null: the answer is no list at all.
 */
export function readModelProposals(
  answer: string,
  text: string,
  standing: readonly Pick<TaskProposal, 'spans'>[],
): TaskProposal[] | null {
  const entries = parseArray(answer);
  if (entries === null) return null;
  const taken: Span[] = standing.flatMap(({ spans }) => spans);
  return entries.flatMap((entry) => {
    const parsed = ModelTask.safeParse(entry);
    if (!parsed.success) return [];
    const { quote, action, leadUnit, dueOn } = parsed.data;
    const from = text.indexOf(quote);
    const span: Span = [from, from + quote.length];
    if (from < 0 || overlaps(span, taken)) return [];
    taken.push(span);
    const lead = leadUnit && text.includes(leadUnit) ? leadUnit : null;
    return [toProposal(action, lead, dueOn ?? null, span)];
  });
}

const toProposal = (
  action: string,
  leadUnit: string | null,
  dueOn: string | null,
  span: Span,
): TaskProposal => ({
  action,
  leadUnit,
  coLeadUnits: [],
  leadGroup: null,
  supportingUnits: [],
  deliverable: null,
  dueOn,
  dueWords: null,
  cadence: null,
  target: null,
  spans: [span],
  confidence: MODEL_CONFIDENCE,
  toConfirm: [
    'model',
    ...(leadUnit === null ? (['lead'] as const) : []),
    ...(dueOn ? (['due'] as const) : []),
  ],
});
