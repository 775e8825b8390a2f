import { type ChildProcess, fork } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import type { RawWorkbook } from '#core/ledger/import/raw-sheet.ts';
import { Refusal, type RefusalBody, refuse } from '#core/platform/public.ts';
import { sniffFile } from './sniff-file.ts';
import { readWorkbookBytes } from './workbook-bytes.ts';
import { refuseDamaged, refuseTooLarge } from './workbook-refusals.ts';

export interface WorkbookSource {
  /** A file on disk, or its bytes as uploaded. */
  path?: string;
  bytes?: Uint8Array;
  fileName: string;
}

export interface ReadLimits {
  maxFileBytes?: number;
  maxHeapMegabytes?: number;
  timeoutMs?: number;
  signal?: AbortSignal;
}

const MAX_FILE_BYTES = 200_000_000;
const MAX_HEAP_MEGABYTES = 1_536;
const TIMEOUT_MS = 180_000;
/** Delimited text up to this size is read here: it cannot unpack to more than it is, and a process costs a second. */
const SMALL_TEXT_BYTES = 5_000_000;

type ChildAnswer = { workbook: RawWorkbook } | { refusal: RefusalBody | null; message: string };

async function requireFile(source: WorkbookSource, maxBytes: number): Promise<number> {
  let size = source.bytes?.byteLength ?? 0;
  if (source.path !== undefined) {
    const found = await stat(source.path).catch(() => null);
    if (!found?.isFile()) {
      throw refuse(
        'not-found',
        'IMPORT_FILE_NOT_FOUND',
        `找不到文件：${source.path}`,
        `No such file: ${source.path}`,
        ['请核对文件路径'],
      );
    }
    size = found.size;
  }
  const megabytes = Math.round(maxBytes / 1_000_000);
  if (size > maxBytes) throw refuseTooLarge(`超过 ${megabytes} 兆字节`, `more than ${megabytes} MB`);
  return size;
}

/** The bytes of a small file that is text by its content, whatever it is called; null for anything else. */
async function findSmallText(source: WorkbookSource, size: number): Promise<Buffer | null> {
  if (size > SMALL_TEXT_BYTES || !/\.(csv|txt|tsv)$/i.test(source.fileName)) return null;
  const bytes = source.bytes ? Buffer.from(source.bytes) : await readFile(source.path as string);
  return sniffFile(bytes, source.fileName) === 'text' ? bytes : null;
}

function startChild(maxHeapMegabytes: number): ChildProcess {
  return fork(new URL('./read-workbook.child.ts', import.meta.url), [], {
    execArgv: [`--max-old-space-size=${maxHeapMegabytes}`, '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function toWorkbook(answer: ChildAnswer): RawWorkbook {
  if ('workbook' in answer) return answer.workbook;
  if (answer.refusal) throw new Refusal(answer.refusal);
  throw refuseDamaged('内容无法解析', 'its content cannot be read');
}

/**
 * Reads any ledger workbook (.xlsx, .xls, .csv) in a child process with limited memory and time.
 * Rejects with a `Refusal` that names the remedy; a hostile file ends the child, never the server.
 */
export async function readWorkbook(source: WorkbookSource, limits: ReadLimits = {}): Promise<RawWorkbook> {
  const size = await requireFile(source, limits.maxFileBytes ?? MAX_FILE_BYTES);
  const text = await findSmallText(source, size);
  if (text) return await readWorkbookBytes(text, source.fileName);
  const child = startChild(limits.maxHeapMegabytes ?? MAX_HEAP_MEGABYTES);
  const timeoutMs = limits.timeoutMs ?? TIMEOUT_MS;
  try {
    return await new Promise<RawWorkbook>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(
          refuse(
            'limit',
            'IMPORT_TOO_SLOW',
            `读取超过 ${Math.round(timeoutMs / 1000)} 秒，已停止`,
            'Reading took too long and was stopped',
            ['请删去无关工作表和空白格式后另存再导入'],
          ),
        );
      }, timeoutMs);
      const stop = (error: unknown): void => {
        clearTimeout(timer);
        reject(error);
      };
      limits.signal?.addEventListener('abort', () => {
        stop(refuse('not-allowed-now', 'IMPORT_CANCELLED', '已取消读取', 'Reading was cancelled'));
      });
      child.once('error', stop);
      // Without an answer the child can only have run out of memory.
      child.once('exit', () =>
        stop(refuseTooLarge('读取所需内存超出上限', 'reading it needs more memory than allowed')),
      );
      child.once('message', (answer) => {
        clearTimeout(timer);
        try {
          resolve(toWorkbook(answer as ChildAnswer));
        } catch (error) {
          reject(error);
        }
      });
      child.send({ path: source.path, bytes: source.bytes, fileName: source.fileName });
    });
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}
