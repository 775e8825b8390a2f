import { z } from 'zod';

const text = (most: number) => z.string().trim().max(most).default('');

/** 纪要正文：会议议定事项取自各项议定记录，不在此重录。 */
export const MinutesSchema = z.strictObject({
  /** 第几期，typed from the office system; may be empty until it is given. */
  issue: text(40),
  title: z.string().trim().min(2).max(120),
  opening: text(2000),
  sections: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(120), text: text(4000) }))
    .max(60)
    .default([]),
  closing: text(2000),
});
export type Minutes = z.infer<typeof MinutesSchema>;
