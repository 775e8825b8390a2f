import { z } from 'zod';

/** Kind of the rulebook that says whether e-mails name what waits. */
export const OUTSIDE_MAIL_RULEBOOK = 'outside-mail';

export const OutsideMailRules = z.strictObject({
  /** The matters line by line, not only how many. */
  tellsMore: z.boolean(),
});
export type OutsideMailRules = z.infer<typeof OutsideMailRules>;

export const DEFAULT_OUTSIDE_MAIL: OutsideMailRules = { tellsMore: false };
