import { Refusal } from '#core/platform/public.ts';

/** The code of the refusal, or `done`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
}
