import { Refusal } from '#core/platform/public.ts';
import { readBytes } from './read-bytes.ts';
import type { ChildAnswer, ChildRequest } from './read-file.ts';

/** Entry of the child process that reads a file of statistics: its memory is its own and limited. */
async function answerRequest(request: ChildRequest): Promise<ChildAnswer> {
  try {
    return { reading: await readBytes(request) };
  } catch (error) {
    return { refusal: error instanceof Refusal ? error.body : null, message: String(error) };
  }
}

process.once('message', (request) => {
  void answerRequest(request as ChildRequest).then((answer) => process.send?.(answer, () => process.exit(0)));
});
