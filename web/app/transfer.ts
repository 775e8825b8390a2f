import type { OutputOf, RouteContract } from '#core/platform/public.ts';
import { addressOf, checkAnswer, headersOf, type InputOf, offlineRefusal, refusalFrom } from './api.ts';
import { newRequestId } from './request-id.ts';

export interface UploadOptions {
  /** Share sent so far, 0–1. */
  onSent?: (share: number) => void;
  signal?: AbortSignal;
  requestId?: string;
}

function formOf(file: Blob, fileName: string, body: unknown): FormData {
  const form = new FormData();
  // Fields stand before the file: the server reads them first and then streams the file.
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null)
      form.append(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  form.append('file', file, fileName);
  return form;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends one file to an `upload` route, saying how much has gone. */
export function upload<R extends RouteContract>(
  route: R,
  input: InputOf<R>,
  file: File,
  options: UploadOptions = {},
): Promise<OutputOf<R>> {
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown };
  const requestId = options.requestId ?? newRequestId();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, addressOf(route, params, query));
    for (const [name, value] of Object.entries(headersOf(route.method, requestId))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onSent?.(event.loaded / event.total);
    };
    request.onerror = () => reject(offlineRefusal(requestId));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      const answer = parseJson(request.responseText);
      if (request.status < 200 || request.status >= 300) {
        reject(refusalFrom(answer, request.status, request.getResponseHeader('x-request-id') ?? requestId));
        return;
      }
      try {
        resolve(checkAnswer(route, answer));
      } catch (error) {
        reject(error);
      }
    };
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(formOf(file, file.name, body));
  });
}

/** The file name that the server gave, Chinese ones included (RFC 6266). */
export function fileNameFrom(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null;
}

export interface DownloadOptions {
  /** Bytes that have come so far; files that are written as they are sent do not say how many there will be. */
  onReceived?: ((bytes: number) => void) | undefined;
  /** Ends the transfer; `download` then throws an `AbortError`. */
  signal?: AbortSignal | undefined;
}

/** The bytes of an answer, telling how many have come. */
async function readBytes(response: Response, onReceived: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    pieces.push(read.value);
    bytes += read.value.length;
    onReceived(bytes);
  }
  return new Blob(pieces, { type: response.headers.get('content-type') ?? '' });
}

/** A file that breaks off midway is no file: said as a lost connection, nothing is saved. */
async function readWhole(
  response: Response,
  requestId: string,
  { onReceived = () => undefined, signal }: DownloadOptions,
): Promise<Blob> {
  try {
    return await readBytes(response, onReceived);
  } catch (error) {
    throw signal?.aborted ? error : offlineRefusal(requestId);
  }
}

/** Fetches a `file` route and gives it to the person to keep. Throws `ApiRefusal` when the server refuses. */
export async function download<R extends RouteContract>(
  route: R,
  input: InputOf<R>,
  fallbackName: string,
  { onReceived, signal }: DownloadOptions = {},
): Promise<string> {
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown };
  const requestId = newRequestId();
  const headers = headersOf(route.method, requestId);
  let response: Response;
  try {
    response = await fetch(addressOf(route, params, query), {
      method: route.method,
      credentials: 'same-origin',
      headers: route.method === 'GET' ? headers : { ...headers, 'content-type': 'application/json' },
      ...(route.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    throw signal?.aborted ? error : offlineRefusal(requestId);
  }
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null);
    throw refusalFrom(answer, response.status, response.headers.get('x-request-id') ?? requestId);
  }
  const name = fileNameFrom(response.headers.get('content-disposition')) ?? fallbackName;
  saveBlob(await readWhole(response, requestId, { onReceived, signal }), name);
  return name;
}

/** Hands bytes made in the browser to the person as a file. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
