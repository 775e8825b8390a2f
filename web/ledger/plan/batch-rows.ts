import { CHANGE_KINDS, type issuePlan, REMOVAL_CLASS_KEYS, type RemovalClass } from '#core/ledger/public.ts';
import type { BodyOf } from '#core/platform/public.ts';
import type { CellChange, CellFinding, GridRow } from '../../ui/grid/grid-model.ts';
import { wordOf } from '../../ui/labels.ts';
import type { BatchHead } from './BatchHead.tsx';
import {
  type BatchKind,
  type BatchLine,
  changeKindOf,
  type Draft,
  type PlanLine,
  toUntouched,
} from './plan-draft.ts';

const monthOf = (value: string | null, fallback: number): number => {
  const month = Number(value);
  return Number.isInteger(month) && month >= 1 && month <= 12 ? month : fallback;
};

const toRemovalClass = (value: string | null | undefined): { removalClass?: RemovalClass } => {
  const removalClass = REMOVAL_CLASS_KEYS.find((key) => key === value);
  return removalClass ? { removalClass } : {};
};

/** The draft after cells were typed or pasted; a month that cannot be read stays as it was. */
export function applyChanges(
  draft: Draft,
  changes: readonly CellChange[],
  lines: readonly PlanLine[],
): Draft {
  const next = { ...draft };
  for (const { rowId, columnKey, after } of changes) {
    const line = next[rowId] ?? toUntouched(lines.find(({ projectId }) => projectId === rowId));
    next[rowId] = {
      annualYuan: columnKey === 'annual' ? after : line.annualYuan,
      firstMonth: columnKey === 'first' ? monthOf(after, line.firstMonth) : line.firstMonth,
      lastMonth: columnKey === 'last' ? monthOf(after, line.lastMonth) : line.lastMonth,
      ...toRemovalClass(columnKey === 'removal' ? after : line.removalClass),
    };
  }
  return next;
}

/** A row of the grid for each project of the year. */
export function toBatchRows(kind: BatchKind, lines: readonly PlanLine[], draft: Draft): GridRow[] {
  return lines.map((line) => {
    const one = draft[line.projectId];
    const change = one ? changeKindOf(kind, line.annualYuan, one.annualYuan) : null;
    return {
      id: line.projectId,
      label: line.name,
      values: {
        name: line.name,
        unit: line.unitName,
        total: line.totalInvestmentYuan,
        base: line.baseYuan,
        current: line.annualYuan,
        annual: one?.annualYuan ?? null,
        first: String(one?.firstMonth ?? line.firstMonth ?? 1),
        last: String(one?.lastMonth ?? line.lastMonth ?? 12),
        change: change ? wordOf(CHANGE_KINDS, change) : '',
        removal: one?.removalClass ?? null,
      },
    };
  });
}

/** What keeps a line from being carried stands at its new amount. */
export const listBatchFindings = (batch: readonly BatchLine[]): CellFinding[] =>
  batch.flatMap(({ line, problem }) =>
    problem === null
      ? []
      : [{ rowId: line.projectId, columnKey: 'annual', severity: 'error' as const, sentence: problem }],
  );

export const isHeadFull = (head: BatchHead): boolean =>
  [head.documentNumber.trim(), head.approver.trim(), head.decidedOn, head.inForceFrom].every(
    (text) => text !== '',
  );

/** The batch as it is sent. */
export function toPlanBatch(
  year: number,
  kind: BatchKind,
  { profile, ...head }: BatchHead,
  batch: readonly BatchLine[],
): BodyOf<typeof issuePlan> {
  return {
    year,
    kind,
    ...head,
    lines: batch.map(({ line, draft, changeKind }) => ({
      projectId: line.projectId,
      changeKind,
      annualYuan: draft.annualYuan ?? '0',
      firstMonth: draft.firstMonth,
      lastMonth: draft.lastMonth,
      profile,
      ...(changeKind === 'removed' && draft.removalClass ? { removalClass: draft.removalClass } : {}),
    })),
  };
}
