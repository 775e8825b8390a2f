// Local stand-ins for what messages go to: three group robots that check what the vendors publish, and a mail server.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';

interface Received {
  path: string;
  text: string;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

type Body = Record<string, unknown> & { text?: { content?: unknown }; content?: { text?: unknown } };
const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('base64');
const isRecent = (milliseconds: number) => Math.abs(Date.now() - milliseconds) < 3_600_000;

function answerWeCom(url: URL, body: Body): { answer: object; text: string } {
  const text = String(body.text?.content ?? '');
  if (url.searchParams.get('key') !== 'right')
    return { answer: { errcode: 93000, errmsg: 'invalid webhook url' }, text };
  if (body.msgtype !== 'text' || text === '' || Buffer.byteLength(text) > 2048)
    return { answer: { errcode: 40008, errmsg: 'invalid message type' }, text };
  return { answer: { errcode: 0, errmsg: 'ok' }, text };
}

function answerDingTalk(url: URL, body: Body, secret: string): { answer: object; text: string } {
  const text = String(body.text?.content ?? '');
  const timestamp = url.searchParams.get('timestamp') ?? '';
  const isSigned =
    url.searchParams.get('sign') === hmac(secret, `${timestamp}\n${secret}`) && isRecent(Number(timestamp));
  if (!isSigned) return { answer: { errcode: 310000, errmsg: 'sign not match' }, text };
  const isText = body.msgtype === 'text' && text !== '';
  return { answer: isText ? { errcode: 0, errmsg: 'ok' } : { errcode: 40035, errmsg: 'bad' }, text };
}

function answerFeishu(body: Body, secret: string): { answer: object; text: string } {
  const text = String(body.content?.text ?? '');
  const isSigned =
    body.sign === hmac(`${body.timestamp}\n${secret}`, '') && isRecent(Number(body.timestamp) * 1000);
  if (!isSigned) return { answer: { code: 19021, msg: 'sign match fail', data: {} }, text };
  if (body.msg_type !== 'text' || text === '') return { answer: { code: 9499, msg: 'Bad Request' }, text };
  return { answer: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' }, text };
}

/** One listener with the paths of all three vendors. `moods.next`: what it does with the next call instead of answering. */
export async function startRobots(secret: string) {
  const received: Received[] = [];
  const moods: { next: 'cut-off' | 'gateway-unheard' | 'too-often' | null } = { next: null };
  const server = createServer(async (request, response) => {
    const mood = moods.next;
    moods.next = null;
    if (mood === 'cut-off') {
      received.push({ path: 'cut-off', text: await readBody(request) });
      request.socket.destroy();
      return;
    }
    if (mood === 'gateway-unheard') {
      response.writeHead(504).end('<html>');
      return;
    }
    if (mood === 'too-often') {
      response.end(JSON.stringify({ errcode: 45009, errmsg: 'api freq out of limit' }));
      return;
    }
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
    const body = isJson ? (JSON.parse(await readBody(request)) as Body) : {};
    const { answer, text } = url.pathname.startsWith('/cgi-bin/')
      ? answerWeCom(url, body)
      : url.pathname.startsWith('/robot/')
        ? answerDingTalk(url, body, secret)
        : answerFeishu(body, secret);
    if (('errcode' in answer ? answer.errcode : (answer as { code: number }).code) === 0)
      received.push({ path: url.pathname, text });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, received, moods, stop: () => new Promise((resolve) => server.close(resolve)) };
}

function speakMail(socket: Socket, keep: (letter: string) => void): void {
  let letter: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (letter !== null) {
      if (line !== '.') {
        letter += `${line}\n`;
        return;
      }
      keep(letter);
      const isCutOff = /^To: cut@/m.test(letter);
      letter = null;
      if (isCutOff) socket.destroy();
      else say('250 taken');
    } else if (/^EHLO/i.test(line)) say('250 stand-in');
    else if (/^RCPT TO:<nobody@/i.test(line)) say('550 5.1.1 User unknown');
    else if (/^DATA/i.test(line)) {
      letter = '';
      say('354 go on');
    } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else say('250 ok');
  };
  let rest = '';
  socket.on('data', (part) => {
    const lines = (rest + part.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  socket.on('error', () => undefined);
  say('220 stand-in');
}

export async function startMailServer() {
  const letters: string[] = [];
  const server = createSocketServer((socket) => speakMail(socket, (letter) => letters.push(letter)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, letters, stop: () => new Promise((resolve) => server.close(resolve)) };
}
