import { z } from 'zod';
import { buildModelQuestion, readModelProposals } from '#core/supervision/speech/model-proposals.ts';
import type { TaskProposal } from '#core/supervision/speech/task-proposal.ts';

/** An OpenAI-compatible endpoint that the operator named; without an address there is none, and nothing is ever asked. */
export interface ModelSettings {
  /** `https://host/v1`; the product adds `/chat/completions`. */
  readonly address: string;
  readonly key: string;
  readonly model: string;
}

export const readModelSettings = (env: NodeJS.ProcessEnv = process.env): ModelSettings => ({
  address: (env.LUOSHI_MODEL_URL ?? '').replace(/\/+$/, ''),
  key: env.LUOSHI_MODEL_KEY ?? '',
  model: env.LUOSHI_MODEL_NAME ?? '',
});

const MOST_MILLISECONDS = 60_000;
const MOST_ANSWER = 400_000;
const Answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

export interface ModelAdvice {
  proposals: TaskProposal[];
  /** Why nothing could be added; empty when the model was heard. */
  fault: string;
}

async function fetchAnswer(settings: ModelSettings, text: string, heldOn: string): Promise<string> {
  const response = await fetch(`${settings.address}/chat/completions`, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      ...(settings.key ? { authorization: `Bearer ${settings.key}` } : {}),
    },
    body: JSON.stringify({
      model: settings.model,
      temperature: 0,
      messages: buildModelQuestion(text, heldOn),
    }),
    signal: AbortSignal.timeout(MOST_MILLISECONDS),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const body = Answer.parse(JSON.parse((await response.text()).slice(0, MOST_ANSWER)));
  return body.choices[0]?.message.content ?? '';
}

/** Adds marked proposals to those that stand; a model that fails or answers nonsense adds none and hinders nothing. */
export async function askModel(
  settings: ModelSettings,
  source: { text: string; heldOn: string },
  standing: readonly TaskProposal[],
): Promise<ModelAdvice> {
  try {
    const answer = await fetchAnswer(settings, source.text, source.heldOn);
    const proposals = readModelProposals(answer, source.text, standing);
    return proposals === null ? { proposals: [], fault: '模型的回答不是任务清单' } : { proposals, fault: '' };
  } catch (error) {
    const reason = error instanceof z.ZodError ? '回答的格式不符' : (error as Error).message.slice(0, 120);
    return { proposals: [], fault: `模型未能回答：${reason}` };
  }
}
