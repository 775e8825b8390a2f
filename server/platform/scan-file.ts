// Uploaded files go through the operator's virus scanner (clamd, its INSTREAM command) where he has named one.
import net from 'node:net';
import { type Refusal, refuse } from '#core/platform/refusal.ts';

const PATIENCE_MS = 60_000;
const PIECE = 1024 * 1024;

/** `host:3310` or the path of a socket; empty: no scanner. */
export const readScannerPlace = (env: NodeJS.ProcessEnv = process.env): string => env.LUOSHI_CLAMD ?? '';

function connect(place: string): net.Socket {
  if (place.startsWith('/')) return net.connect(place);
  const at = place.lastIndexOf(':');
  return net.connect(Number(place.slice(at + 1)), place.slice(0, at));
}

const toLength = (length: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
};

const toSentence = (said: string): string => said.replaceAll('\0', '').trim();

/** What the scanner says of the bytes, in its own words. */
function ask(place: string, content: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    let said = '';
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the scanner does not answer')));
    // It says why it breaks off a stream that is too long, and closes while the rest is still being written.
    socket.on('error', (error) => (said === '' ? reject(error) : resolve(toSentence(said))));
    socket.on('data', (piece) => {
      said += piece.toString();
    });
    socket.on('close', () => resolve(toSentence(said)));
    socket.write('zINSTREAM\0');
    for (let from = 0; from < content.length; from += PIECE) {
      const piece = content.subarray(from, from + PIECE);
      socket.write(toLength(piece.length));
      socket.write(piece);
    }
    socket.write(toLength(0));
  });
}

const refuseUnscanned = (): Refusal =>
  refuse(
    'unavailable',
    'SCANNER_AWAY',
    '文件没有经过病毒检查，不能收',
    'The file could not be checked for viruses and is not taken',
    ['稍后再传；一直不行的，请系统管理员查看杀毒服务'],
  );

const refuseBeyond = (name: string): Refusal =>
  refuse(
    'limit',
    'FILE_BEYOND_SCANNER',
    `“${name}”太大或压缩的内容太多，杀毒服务没有查完，不能收`,
    'The file is larger than the scanner looks into and is not taken',
    ['分成几份后上传；常有这样的文件的，请系统管理员放宽杀毒服务的限额'],
  );

/** Nothing goes in unchecked: a scanner that is away, or says anything but that the file is clean, keeps it out. */
export async function requireClean(
  { name, content }: { name: string; content: Buffer },
  place: string = readScannerPlace(),
): Promise<void> {
  if (place === '') return;
  const said = await ask(place, content).catch(() => '');
  if (/^stream: OK$/.test(said)) return;
  if (/Limits\.Exceeded|size limit exceeded/.test(said)) throw refuseBeyond(name);
  if (!/ FOUND$/.test(said)) throw refuseUnscanned();
  throw refuse(
    'invalid',
    'FILE_INFECTED',
    `“${name}”带有病毒，没有收`,
    'The file carries a virus and was not taken',
    ['在本机杀毒后，重新取得干净的文件再传'],
  );
}
