import { z } from 'zod';
import { type ModelFault, readModelStatus } from '#core/supervision/speech/model-fault.ts';
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
  address: (env.LUOSHI_MODEL_URL ?? '')
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/chat\/completions$/, ''),
  key: env.LUOSHI_MODEL_KEY ?? '',
  model: env.LUOSHI_MODEL_NAME ?? '',
});

/** Less than what a proxy in front waits. */
const MOST_MILLISECONDS = 50_000;
const MOST_ANSWER = 400_000;
const MOST_SAID = 160;
const Answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

export interface ModelAdvice {
  proposals: TaskProposal[];
  /** Why nothing could be added; empty when the model was heard. */
  fault: ModelFault | '';
  /** What the endpoint or the line said of it. */
  said: string;
}

const heardNothing = (fault: ModelFault, said: string): ModelAdvice => ({
  proposals: [],
  fault,
  said: said.slice(0, MOST_SAID),
});

/** Host and port of the endpoint, as people are told where their text goes; empty when there is none. */
export const findModelPlace = ({ address }: ModelSettings): string =>
  URL.canParse(address) ? new URL(address).host : '';

function ask(settings: ModelSettings, text: string, heldOn: string): Promise<Response> {
  return fetch(`${settings.address}/chat/completions`, {
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
}

/** The words of the model in an answer of its protocol; null: it is none. */
function readContent(body: string): string | null {
  try {
    return Answer.parse(JSON.parse(body)).choices[0]?.message.content ?? null;
  } catch {
    return null;
  }
}

/** Adds marked proposals to those that stand; a model that fails or answers nonsense adds none and hinders nothing. */
export async function askModel(
  settings: ModelSettings,
  source: { text: string; heldOn: string },
  standing: readonly TaskProposal[],
): Promise<ModelAdvice> {
  try {
    const response = await ask(settings, source.text, source.heldOn);
    const body = (await response.text()).slice(0, MOST_ANSWER);
    if (!response.ok)
      return heardNothing(readModelStatus(response.status), `HTTP ${response.status} ${body}`);
    const content = readContent(body);
    if (content === null) return heardNothing('form', '');
    const proposals = readModelProposals(content, source.text, standing);
    return proposals === null ? heardNothing('no-list', '') : { proposals, fault: '', said: '' };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: Error };
    return name === 'TimeoutError'
      ? heardNothing('slow', '')
      : heardNothing('unreachable', cause?.message ?? message);
  }
}
