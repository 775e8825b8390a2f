import type { FastifyRequest } from 'fastify';
import { readSpeechFile as route } from '#core/supervision/speech-contract.ts';
import { type Ctx, receiveUpload, type UploadLimits } from '#server/platform/public.ts';
import { requireProposer } from './propose-tasks.ts';
import { readDocument, requireSpeechLength } from './read-document.ts';

/** Other kinds are refused by the reader, which says what to save the file as. */
const SPEECH_LIMITS: UploadLimits = { mostMegabytes: 10 };

/** The words of a speech that somebody uploads to take apart; nothing is kept of the file. */
export async function readSpeechFile(
  ctx: Pick<Ctx, 'actor'>,
  request: FastifyRequest,
): Promise<{ name: string; text: string }> {
  requireProposer(ctx);
  const { file } = await receiveUpload(request, route.body, SPEECH_LIMITS);
  const text = (await readDocument(file.content)).replace(/\r\n?/g, '\n');
  requireSpeechLength(text);
  return { name: file.name, text };
}
