import { z } from 'zod';
import type {
  BodyOf,
  OutputOf,
  ParamsOf,
  QueryOf,
  RefusalBody,
  RouteContract,
} from '#core/platform/public.ts';
import { inOwnLanguage } from './answer-language.ts';
import { isUnattended } from './attendance.ts';
import { currentLanguage } from './language.ts';
import { newRequestId } from './request-id.ts';

type Part<Key extends string, Value> =
  Record<never, never> extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };

/** What a route wants: `params`, `query`, `body`; a part that may be empty may be left out. */
export type InputOf<R> = Part<'params', ParamsOf<R>> & Part<'query', QueryOf<R>> & Part<'body', BodyOf<R>>;

interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Keep one id over the repetitions of one act, so that the same act twice does nothing. */
  requestId?: string;
}

/** The server's answer "no", or the failure to reach it, with a sentence for the person. */
export class ApiRefusal extends Error {
  readonly body: RefusalBody;
  readonly status: number;
  readonly requestId: string;

  constructor(body: RefusalBody, status: number, requestId: string) {
    super(currentLanguage() === 'en' ? body.en : body.zh);
    this.name = 'ApiRefusal';
    this.body = body;
    this.status = status;
    this.requestId = requestId;
  }

  /** Not a "no" of the server: the line is down or the server is away; the act may be repeated. */
  get isOffline(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** The session has ended; after signing in the same act may be repeated. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

const refusalBody = z.object({
  kind: z.enum(['not-found', 'forbidden', 'not-allowed-now', 'invalid', 'conflict', 'limit', 'unavailable']),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  allowed: z.array(z.string()).default([]),
  details: z.array(z.object({ at: z.string(), message: z.string() })).default([]),
});

const UNKNOWN: RefusalBody = {
  kind: 'not-allowed-now',
  code: 'UNEXPECTED',
  zh: '服务器没有完成这个操作，已记录。请稍后再试；仍不成功时，把下面的请求编号告诉系统管理员。',
  en: 'The server could not finish this and has logged it. Try again later; if it fails again, give the request number below to the administrator.',
  allowed: [],
  details: [],
};

const OFFLINE: RefusalBody = {
  kind: 'not-allowed-now',
  code: 'OFFLINE',
  zh: '连接不到服务器。已填的内容保留在本机，恢复后可继续。',
  en: 'The server cannot be reached. What you typed is kept on this computer; go on when the connection is back.',
  allowed: [],
  details: [],
};

let onSessionEnd = (): void => undefined;

/** Told whenever a call finds that the session has ended elsewhere or by idling. */
export function whenSessionEnds(listener: () => void): void {
  onSessionEnd = listener;
}

export function refusalFrom(answer: unknown, status: number, requestId: string): ApiRefusal {
  const parsed = refusalBody.safeParse(answer);
  const body = inOwnLanguage(
    parsed.success ? parsed.data : status >= 502 && status <= 504 ? OFFLINE : UNKNOWN,
  );
  if (status === 401) onSessionEnd();
  return new ApiRefusal(body, status, requestId);
}

export function offlineRefusal(requestId: string): ApiRefusal {
  return new ApiRefusal(OFFLINE, 0, requestId);
}

/** `/api` address of a route with its places filled and its query; lists repeat their key. */
export function addressOf(route: { path: string }, params: unknown = {}, query: unknown = {}): string {
  const places = params as Record<string, unknown>;
  const path = route.path.replace(/:([A-Za-z]\w*)/g, (_match, name: string) =>
    encodeURIComponent(String(places[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one));
    }
  }
  const tail = search.toString();
  return `/api${path}${tail === '' ? '' : `?${tail}`}`;
}

/** Headers of every request: the CSRF mark, and the request id that makes a write repeatable. */
export function headersOf(
  method: string,
  requestId: string,
  isAlone: boolean = isUnattended(),
): Record<string, string> {
  return {
    'x-luoshi': '1',
    ...(isAlone ? { 'x-unattended': '1' } : {}),
    'accept-language': currentLanguage() === 'en' ? 'en' : 'zh-CN',
    ...(method === 'GET' ? {} : { 'x-request-id': requestId }),
  };
}

/** Calls a JSON route of the contract. Throws `ApiRefusal`; in development checks the answer. */
export async function call<R extends RouteContract>(
  route: R,
  input: InputOf<R>,
  options: CallOptions = {},
): Promise<OutputOf<R>> {
  const { params, query, body } = input as LooseInput;
  const requestId = options.requestId ?? newRequestId();
  const headers = headersOf(route.method, requestId);
  const withBody = route.method !== 'GET';
  let response: Response;
  try {
    response = await fetch(addressOf(route, params, query), {
      method: route.method,
      credentials: 'same-origin',
      headers: withBody ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(withBody ? { body: JSON.stringify(body ?? {}) } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw offlineRefusal(requestId);
  }
  const shownId = response.headers.get('x-request-id') ?? requestId;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusalFrom(answer, response.status, shownId);
  return checkAnswer(route, answer);
}

/** The answer in the person's language; in development one that is not what the contract says is an error with its place. */
export function checkAnswer<R extends RouteContract>(route: R, answer: unknown): OutputOf<R> {
  if (!import.meta.env.DEV) return inOwnLanguage(answer as OutputOf<R>);
  const parsed = route.output.safeParse(answer);
  if (parsed.success) return inOwnLanguage(parsed.data as OutputOf<R>);
  throw new Error(`${route.name} answered outside its contract: ${z.prettifyError(parsed.error)}`);
}
