import { toInlineText } from '../wording.ts';

/** What a light's reason says of the rate, which stands beside it already. */
const SAID_BY_RATE = /^(累计完成|完成率|为应完成的|按零计)/u;

/**
 * A light's reason as it stands beside a printed completion rate, without saying the rate once more:
 * “累计完成4,200万元，完成率35.0%，为应完成的78.8%，落后计划进度9.4个百分点” → “落后计划进度9.4个百分点”.
 * Null when nothing else is said.
 */
export function toReasonBesideRate(reason: string | null): string | null {
  const clean = toInlineText(reason);
  if (clean === null) return null;
  return toInlineText(
    clean
      .split('，')
      .filter((part) => !SAID_BY_RATE.test(part))
      .join('，'),
  );
}
