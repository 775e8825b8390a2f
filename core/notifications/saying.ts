import type { GroupTopic } from './outside-text.ts';

/** Something that happened and may be said to groups. */
export interface Saying {
  topic: GroupTopic;
  /** What it is about: once for each robot. */
  mark: string;
  period: string;
  at: Date;
  /** Titles, times, numbers: said where more is allowed. */
  detail: string;
}

/** Topics whose sentence is the same whatever it is about. */
const SAME_WORDS: readonly GroupTopic[] = ['issued', 'meeting', 'tasks', 'ladder'];

/**
 * What one group is told now. What would be said in the same words is said once, with the details of all in order of time
 * and the mark of the newest; `lastSaidAt` by topic: what lies before it was said with it then.
 */
export function mergeSayings(
  sayings: readonly Saying[],
  lastSaidAt: Readonly<Partial<Record<GroupTopic, Date>>>,
): Saying[] {
  const merged = new Map<GroupTopic, Saying>();
  const single: Saying[] = [];
  for (const saying of [...sayings].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const last = lastSaidAt[saying.topic];
    if (!SAME_WORDS.includes(saying.topic)) single.push(saying);
    else if (!last || saying.at > last) {
      const before = merged.get(saying.topic)?.detail ?? '';
      merged.set(saying.topic, { ...saying, detail: before + saying.detail });
    }
  }
  return [...single, ...merged.values()];
}
