import { z } from 'zod';

/** Whom a page puts in order: those beside the subject, the regions below it, or a named group. */
export const PanelQuery = z.object({
  group: z.string().max(20).optional(),
  among: z.enum(['peers', 'below']).optional(),
});

export const PanelMembersView = z.object({
  among: z.enum(['peers', 'below', 'group']),
  /** What can be asked for with at least two in it. */
  canBe: z.array(z.enum(['peers', 'below'])),
});
