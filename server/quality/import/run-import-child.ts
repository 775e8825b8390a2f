import { type ChildProcess, fork } from 'node:child_process';
import { Refusal, type RefusalBody, refuse } from '#core/platform/public.ts';
import { type ImportHead, type ImportPage, listOutcomePages } from '#core/quality/import-outcome.ts';
import { type ImportInput, workOutImport } from '#core/quality/work-out-import.ts';
import { readWorkbook } from '#server/ledger/public.ts';

export interface ChildRequest {
  bytes: Uint8Array;
  fileName: string;
  input: Omit<ImportInput, 'workbook'>;
  /** Gives the annotated workbook instead of pages. */
  annotates: 'bad-rows' | 'all-rows' | null;
}

export type ChildAnswer =
  | { kind: 'read' }
  | { kind: 'page'; page: ImportPage; at: number; total: number }
  | { kind: 'done'; head: ImportHead }
  | { kind: 'annotated'; bytes: Uint8Array }
  | { kind: 'failed'; refusal: RefusalBody | null; message: string };

export interface ImportListener {
  onRead?: () => Promise<void>;
  onPage?: (page: ImportPage, at: number, total: number) => Promise<void>;
  signal?: AbortSignal;
}

const MAX_HEAP_MEGABYTES = 2_560;
const TIMEOUT_MS = 600_000;

function startChild(): ChildProcess {
  return fork(new URL('./import.child.ts', import.meta.url), [], {
    execArgv: [`--max-old-space-size=${MAX_HEAP_MEGABYTES}`, '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

const refuseSlow = () =>
  refuse(
    'limit',
    'IMPORT_TOO_SLOW',
    '读取和比对超过10分钟，已停止',
    'Reading took too long and was stopped',
    ['删去无关工作表和空白格式后另存再导入'],
  );
const refuseMemory = () =>
  refuse('limit', 'IMPORT_TOO_LARGE', '工作簿太大，内存不够', 'The workbook is too large', [
    '分成几份后导入；一份不超过10万行',
  ]);
const refuseCancelled = () => refuse('not-allowed-now', 'IMPORT_CANCELLED', '已取消', 'Cancelled');

type Ended = { head: ImportHead | null; bytes: Uint8Array | null };

async function hear(answer: ChildAnswer, listener: ImportListener): Promise<Ended | null> {
  if (answer.kind === 'read') await listener.onRead?.();
  if (answer.kind === 'page') await listener.onPage?.(answer.page, answer.at, answer.total);
  if (answer.kind === 'done') return { head: answer.head, bytes: null };
  if (answer.kind === 'annotated') return { head: null, bytes: answer.bytes };
  if (answer.kind === 'failed')
    throw answer.refusal ? new Refusal(answer.refusal) : new Error(answer.message);
  return null;
}

/** Small delimited text with a small ledger is worked out here: it cannot unpack, and a process costs a second. */
const SMALL_TEXT_BYTES = 100_000;
const SMALL_LEDGER_PROJECTS = 2_000;

async function runHere(request: ChildRequest, listener: ImportListener): Promise<Ended> {
  const workbook = await readWorkbook({ bytes: request.bytes, fileName: request.fileName });
  if (listener.signal?.aborted) throw refuseCancelled();
  const { outcome } = workOutImport({ ...request.input, workbook });
  const pages = [...listOutcomePages(outcome)];
  for (const [at, page] of pages.entries()) await listener.onPage?.(page, at, pages.length);
  return { head: outcome.head, bytes: null };
}

const isSmall = ({ bytes, fileName, input, annotates }: ChildRequest): boolean =>
  annotates === null &&
  /\.csv$/i.test(fileName) &&
  bytes.byteLength <= SMALL_TEXT_BYTES &&
  input.existing.length <= SMALL_LEDGER_PROJECTS;

/** Reads, understands and compares a workbook: in a child process unless it is small text. */
export function runImport(request: ChildRequest, listener: ImportListener): Promise<Ended> {
  return isSmall(request) ? runHere(request, listener) : runImportChild(request, listener);
}

/**
 * Reads, understands and compares a workbook in a child process with limited memory and time; the server goes on answering
 * meanwhile, and a hostile file ends the child, never the server. Aborting ends it at once.
 */
export async function runImportChild(request: ChildRequest, listener: ImportListener): Promise<Ended> {
  const child = startChild();
  try {
    return await new Promise<Ended>((resolve, reject) => {
      const timer = setTimeout(() => reject(refuseSlow()), TIMEOUT_MS);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      const stop = () => end(() => reject(refuseCancelled()));
      if (listener.signal?.aborted) stop();
      listener.signal?.addEventListener('abort', stop, { once: true });
      child.once('error', (error) => end(() => reject(error)));
      // Without a last answer the child can only have run out of memory; answers under way are heard first.
      child.once('exit', () => setTimeout(() => end(() => reject(refuseMemory())), 500));
      child.on('message', (answer) => {
        hear(answer as ChildAnswer, listener).then(
          (ended) => (ended ? end(() => resolve(ended)) : child.connected && child.send({ kind: 'next' })),
          (error) => end(() => reject(error)),
        );
      });
      child.send(request);
    });
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}
