/**
 * Refusals: the closed set of answers "no" that the product gives (design 8).
 * A refusal is an answer for a person: it has a stable code, a sentence in both languages,
 * and says what would be allowed. Findings (checks on figures) are values, not refusals.
 */
export type RefusalKind =
  | 'not-found'
  | 'forbidden'
  | 'not-allowed-now'
  | 'invalid'
  | 'conflict'
  | 'limit'
  /** The machine cannot do it for the moment; nothing was done, the same may be asked again later. */
  | 'unavailable';

export interface RefusalDetail {
  /** Where: a cell address, a field path, a row; what: the sentence for that place. */
  at: string;
  message: string;
}

export interface RefusalBody {
  kind: RefusalKind;
  code: string;
  zh: string;
  en: string;
  /** What would be allowed, or the remedy; empty when the sentence says it. */
  allowed: string[];
  details: RefusalDetail[];
}

export class Refusal extends Error {
  readonly body: RefusalBody;

  constructor(body: Omit<RefusalBody, 'allowed' | 'details'> & Partial<RefusalBody>) {
    super(`${body.code}: ${body.zh}`);
    this.name = 'Refusal';
    this.body = { allowed: [], details: [], ...body };
  }
}

export const HTTP_STATUS: Record<RefusalKind, number> = {
  'not-found': 404,
  forbidden: 403,
  'not-allowed-now': 409,
  invalid: 422,
  conflict: 409,
  limit: 429,
  unavailable: 503,
};

/** Short constructor: `refuse('forbidden', 'REPORT_NOT_YOURS', '…', '…', ['…'])`. */
export function refuse(
  kind: RefusalKind,
  code: string,
  zh: string,
  en: string,
  allowed: string[] = [],
  details: RefusalDetail[] = [],
): Refusal {
  return new Refusal({ kind, code, zh, en, allowed, details });
}
