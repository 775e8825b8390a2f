import { Indicator } from '#core/indicators/indicator.ts';

export interface TypedDefinition extends Record<string, unknown> {
  rankBy?: string;
  partOf?: string | null;
  ratioTop?: string | null;
  ratioBottom?: string | null;
}

export interface DefinitionFault {
  field: string;
  /** Its own sentence, or the key of one of ours. */
  message: string;
  isOurs: boolean;
}

const NULLABLE = ['dueDay', 'partOf'] as const;
const readMonth = (typed: unknown): string | null => String(typed ?? '').trim() || null;
const OF_FORM: Record<string, string> = { ratioOf: 'ratioTop' };
const KNOWN_FAULTS: ReadonlySet<string> = new Set([
  'code',
  'name',
  'group',
  'unit',
  'sourceDepartment',
  'digits',
  'dueDay',
  'until',
]);

/** Reads what was typed for one indicator; `code` is null for a new one. What is wrong is told by its field. */
export function readDefinition(
  typed: TypedDefinition,
  code: string | null,
  others: readonly Pick<Indicator, 'code' | 'name'>[],
): { indicator: Indicator | null; faults: DefinitionFault[] } {
  const { ratioTop = null, ratioBottom = null, rankBy, ...rest } = typed;
  const read = Indicator.safeParse({
    ...rest,
    ...Object.fromEntries(NULLABLE.map((key) => [key, typed[key] ?? null])),
    until: readMonth(typed.until),
    ...{ unit: typed.unit ?? '', sourceDepartment: typed.sourceDepartment ?? '' },
    code: code ?? typed.code,
    rankBy: rankBy === '' ? null : rankBy,
    ratioOf: ratioTop !== null && ratioBottom !== null ? [ratioTop, ratioBottom] : null,
  });
  const ours = (field: string, message: string): DefinitionFault => ({ field, message, isOurs: true });
  const faults: DefinitionFault[] = [];
  if ((ratioTop === null) !== (ratioBottom === null))
    faults.push(ours(ratioTop === null ? 'ratioTop' : 'ratioBottom', 'ratioHalf'));
  else if (ratioTop !== null && ratioTop === ratioBottom) faults.push(ours('ratioBottom', 'ratioSame'));
  if (code === null && others.some((one) => one.code === typed.code)) faults.push(ours('code', 'codeTaken'));
  if (others.some((one) => one.name === String(typed.name ?? '').trim()))
    faults.push(ours('name', 'nameTaken'));
  for (const { path, code: kind, message } of read.success ? [] : read.error.issues) {
    const field = OF_FORM[String(path[0])] ?? String(path[0]);
    if (faults.some((one) => one.field === field)) continue;
    if (kind === 'custom') faults.push({ field, message, isOurs: false });
    else faults.push(ours(field, KNOWN_FAULTS.has(field) ? field : 'other'));
  }
  return { indicator: read.success && faults.length === 0 ? read.data : null, faults };
}
