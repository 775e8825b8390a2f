import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { requireClean } from './scan-file.ts';

/** What every scanner takes for a virus on purpose; written in two halves so that none takes this file for one. */
const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR${'-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

/** Reads INSTREAM as clamd's manual describes it: lengths of four bytes, pieces, a length of zero. */
function readStream(received: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0');
  if (!received.subarray(0, command.length).equals(command)) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-clamd-'));
const open: net.Server[] = [];
afterAll(() => {
  for (const server of open) server.close();
  fs.rmSync(folder, { recursive: true });
});

/** A stand-in for clamd that says of each stream what it is told to. */
async function listen(answer: (stream: Buffer) => string, at: string | number = 0): Promise<string> {
  const server = net.createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      const stream = readStream(received);
      if (stream) socket.end(answer(stream));
    });
  });
  open.push(server);
  if (typeof at === 'string') server.listen(at);
  else server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  return typeof at === 'string' ? at : `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}
const judge = (stream: Buffer) =>
  stream.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const file = (text: string | Buffer) => ({ name: '清单.csv', content: Buffer.from(text) });

test('A clean file is taken and one with a virus is not, whole and at any place of it', async () => {
  for (const place of [await listen(judge), await listen(judge, path.join(folder, 'clamd.ctl'))]) {
    expect(await codeOf(requireClean(file('一,二'), place))).toBe('taken');
    expect(await codeOf(requireClean(file(EICAR), place))).toBe('FILE_INFECTED');
    const deep = Buffer.concat([Buffer.alloc(3 * 1024 * 1024 - 20, 0x61), Buffer.from(EICAR)]);
    expect(await codeOf(requireClean(file(deep), place))).toBe('FILE_INFECTED');
  }
});

test.each([
  'INSTREAM size limit exceeded. ERROR\0',
  'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0',
])(
  'A file the scanner looked into in part alone (“%s”) is not taken, and not called infected',
  async (said) => {
    expect(await codeOf(requireClean(file('一,二'), await listen(() => said)))).toBe('FILE_BEYOND_SCANNER');
  },
);

test('A scanner that closes in the middle of a stream that is too long is heard', async () => {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () =>
      socket.write('INSTREAM size limit exceeded. ERROR\0', () => socket.destroySoon()),
    );
  });
  open.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const place = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  expect(await codeOf(requireClean(file(Buffer.alloc(8 * 1024 * 1024, 0x61)), place))).toBe(
    'FILE_BEYOND_SCANNER',
  );
});

test.each(['', 'UNKNOWN COMMAND\0', 'stream: OK but FOUND later\0'])(
  'What the scanner does not call clean (“%s”) is not taken',
  async (said) => {
    expect(await codeOf(requireClean(file('一,二'), await listen(() => said)))).toBe('SCANNER_AWAY');
  },
);

test('While the scanner is away nothing is taken; without a scanner everything is, as before', async () => {
  expect(await codeOf(requireClean(file('一,二'), path.join(folder, 'nobody.ctl')))).toBe('SCANNER_AWAY');
  expect(await codeOf(requireClean(file('一,二'), ''))).toBe('taken');
});
