import { fork } from 'node:child_process';
import type { StatAnswers, StatDictionary } from '#core/indicators/import/stat-reading.ts';
import { Refusal, type RefusalBody, refuse } from '#core/platform/public.ts';
import { type KeptReading, readBytes } from './read-bytes.ts';

export interface ChildRequest {
  bytes: Uint8Array;
  fileName: string;
  answers: StatAnswers;
  dictionary: StatDictionary;
  thisYear: number;
}
export type ChildAnswer = { reading: KeptReading } | { refusal: RefusalBody | null; message: string };

const MAX_HEAP_MEGABYTES = 1_536;
const TIMEOUT_MS = 60_000;
/** Delimited text up to this size cannot unpack to more than it is, and a process costs a second. */
const SMALL_TEXT_BYTES = 100_000;

const refuseSlow = () =>
  refuse('limit', 'IMPORT_TOO_SLOW', '读取超过一分钟，已停止', 'Reading took too long and was stopped', [
    '删去无关工作表和空白格式后另存再导入',
  ]);
const refuseMemory = () =>
  refuse(
    'limit',
    'IMPORT_FILE_TOO_LARGE',
    '文件太大，读取所需内存超出上限',
    'The file is too large to be read',
    ['按年份或地区拆成几个文件导入'],
  );
const refuseUnreadable = () =>
  refuse('invalid', 'IMPORT_FILE_DAMAGED', '文件无法读取', 'The file cannot be read', [
    '用 Excel、WPS 打开后另存为 .xlsx 再导入',
  ]);

/** Reads a file in a child process with limited memory and time: a hostile file ends the child, never the server. */
export async function readFileApart(request: ChildRequest): Promise<KeptReading> {
  if (request.bytes.byteLength <= SMALL_TEXT_BYTES && /\.csv$/i.test(request.fileName))
    return readBytes(request);
  const child = fork(new URL('./read.child.ts', import.meta.url), [], {
    execArgv: [`--max-old-space-size=${MAX_HEAP_MEGABYTES}`, '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    return await new Promise<KeptReading>((resolve, reject) => {
      const timer = setTimeout(() => reject(refuseSlow()), TIMEOUT_MS);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      child.once('error', (error) => end(() => reject(error)));
      // Without an answer the child can only have run out of memory.
      child.once('exit', () => end(() => reject(refuseMemory())));
      child.once('message', (answer) => {
        const said = answer as ChildAnswer;
        end(() => {
          if ('reading' in said) resolve(said.reading);
          else reject(said.refusal ? new Refusal(said.refusal) : refuseUnreadable());
        });
      });
      child.send(request);
    });
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}
