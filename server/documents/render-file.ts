import { type ChildProcess, fork } from 'node:child_process';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { NO_PHOTOS, type StoredPhotos } from './photos.ts';

/** What the renderer is asked, and what it answers. */
export interface RenderOrder {
  orderId: number;
  model: DocumentModel;
  format: 'docx' | 'pdf';
  photos: StoredPhotos;
}

export interface RenderAnswer {
  orderId: number;
  bytes: Uint8Array | null;
  problem: string | null;
}

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Longer than any document has taken by a factor of twenty; after it the renderer is given up. */
const LONGEST_MS = 120_000;

let child: ChildProcess | undefined;
let lastOrderId = 0;
const waiting = new Map<number, Waiting>();

/** The child keeps the program alive only while somebody waits for it. */
function holdProgram(renderer: ChildProcess, isNeeded: boolean): void {
  if (isNeeded) {
    renderer.ref();
    renderer.channel?.ref();
  } else {
    renderer.unref();
    renderer.channel?.unref();
  }
}

function take(orderId: number): Waiting | undefined {
  const one = waiting.get(orderId);
  if (one) clearTimeout(one.timer);
  waiting.delete(orderId);
  if (waiting.size === 0 && child) holdProgram(child, false);
  return one;
}

function giveUp(gone: ChildProcess, error: Error): void {
  if (child !== gone) return;
  child = undefined;
  for (const orderId of [...waiting.keys()]) take(orderId)?.reject(error);
}

function startRenderer(): ChildProcess {
  const started = fork(new URL('./render-file.child.ts', import.meta.url), [], {
    execArgv: ['--max-old-space-size=1024', '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.on('message', (answer: RenderAnswer) => {
    const one = take(answer.orderId);
    if (answer.bytes === null) one?.reject(new Error(answer.problem ?? 'not rendered'));
    else one?.resolve(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength));
  });
  started.on('error', (error) => giveUp(started, error));
  started.on('exit', () => giveUp(started, new Error('the renderer stopped')));
  return started;
}

/**
 * The document as a Word file or PDF, drawn in a process of its own: the server goes on answering meanwhile.
 * One process serves all in turn; it does not keep the program alive, and a new one follows one that died.
 */
export function renderDocumentFile(
  model: DocumentModel,
  format: 'docx' | 'pdf',
  photos: StoredPhotos = NO_PHOTOS,
): Promise<Buffer> {
  child ??= startRenderer();
  const current = child;
  lastOrderId += 1;
  const order: RenderOrder = { orderId: lastOrderId, model, format, photos };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      giveUp(current, new Error(`not rendered in ${LONGEST_MS} ms`));
      current.kill('SIGKILL');
    }, LONGEST_MS);
    waiting.set(order.orderId, { resolve, reject, timer });
    holdProgram(current, true);
    current.send(order, (error) => {
      if (error) take(order.orderId)?.reject(error);
    });
  });
}
