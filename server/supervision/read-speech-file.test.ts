import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { Refusal } from '#core/platform/public.ts';
import { readSpeechFile } from './read-speech-file.ts';

const actorWith = (roles: Actor['roles']): Actor => ({
  regionId: 1,
  personId: '9',
  personName: '某人',
  login: 'x',
  orgId: '1',
  orgName: '督查室',
  orgPath: 'r.o1',
  orgKind: 'office',
  roles,
  postTitle: '',
  sees: 'region',
  forPersonId: null,
  mustChangePassword: false,
});

async function send(content: Buffer, roles: Actor['roles'] = ['inspector']) {
  const app = fastify();
  await app.register(multipart);
  app.post('/file', (request) => readSpeechFile({ actor: actorWith(roles) }, request));
  app.setErrorHandler((error, _, reply) =>
    reply.code(400).send({ code: error instanceof Refusal ? error.body.code : String(error) }),
  );
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), '讲话.txt');
  const packed = new Response(form);
  const answer = await app.inject({
    method: 'POST',
    url: '/file',
    headers: { 'content-type': packed.headers.get('content-type') ?? '' },
    payload: Buffer.from(await packed.arrayBuffer()),
  });
  await app.close();
  return answer.json<{ name?: string; text?: string; code?: string }>();
}

describe('a speech that somebody uploads', () => {
  it('is answered as text with plain line ends', async () => {
    expect(await send(Buffer.from('县水利局\r\n6月底前完成。'))).toEqual({
      name: '讲话.txt',
      text: '县水利局\n6月底前完成。',
    });
  });

  it('is read in GB18030, which old systems write', async () => {
    expect((await send(Buffer.from('ccd8b4cbcda8d6aa', 'hex'))).text).toBe('特此通知');
  });

  const refused: [string, Buffer, Actor['roles'], string][] = [
    ['other kinds of file are refused', Buffer.from('%PDF-1.7\n%%EOF\n'), ['inspector'], 'SPEECH_FILE_KIND'],
    ['a text of blanks is refused', Buffer.from(' \n '), ['inspector'], 'SPEECH_EMPTY'],
    [
      'more than 20,000 characters are refused',
      Buffer.from('字'.repeat(20_001)),
      ['inspector'],
      'SPEECH_TOO_LONG',
    ],
    ['who may not propose tasks may not send it', Buffer.from('通知'), ['reporter-a'], 'TASK_STEP_NOT_YOURS'],
  ];
  it.each(refused)('%s', async (_, content, roles, code) => {
    expect((await send(content, roles)).code).toBe(code);
  });
});
