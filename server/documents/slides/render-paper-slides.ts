import { fork } from 'node:child_process';
import type { PaperSlide } from '#core/documents/economy/paper-slides.ts';

export interface PaperSlidesAnswer {
  bytes: Uint8Array | null;
  problem: string | null;
}

/** Longer than any deck has taken by a factor of twenty. */
const LONGEST_MS = 60_000;

/** Slides as PowerPoint, drawn in a process of their own that ends with them: the server goes on answering. */
export function renderPaperSlides(slides: readonly PaperSlide[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./draw-paper-slides.child.ts', import.meta.url), [], {
      execArgv: ['--max-old-space-size=512', '--import', import.meta.resolve('tsx')],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.once('message', ({ bytes, problem }: PaperSlidesAnswer) => {
      if (bytes === null) reject(new Error(problem ?? 'not drawn'));
      else resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the drawing of slides stopped'));
    });
    child.send(slides);
  });
}
