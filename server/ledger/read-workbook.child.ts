import { readFile } from 'node:fs/promises';
import { Refusal } from '#core/platform/public.ts';
import { readWorkbookBytes } from './workbook-bytes.ts';

/** Entry of the child process that reads one workbook and ends: its memory is its own and limited. */
interface ReadRequest {
  path?: string;
  bytes?: Uint8Array;
  fileName: string;
}

async function answerRequest(request: ReadRequest): Promise<void> {
  try {
    const bytes = request.bytes ? Buffer.from(request.bytes) : await readFile(request.path as string);
    const workbook = await readWorkbookBytes(bytes, request.fileName);
    process.send?.({ workbook }, () => process.exit(0));
  } catch (error) {
    const refusal = error instanceof Refusal ? error.body : null;
    process.send?.({ refusal, message: String(error) }, () => process.exit(0));
  }
}

process.once('message', (request) => {
  void answerRequest(request as ReadRequest);
});
