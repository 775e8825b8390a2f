import { useCallback, useEffect, useRef, useState } from 'react';
import { CELL_FIELDS, type CellField } from '#core/reporting/draft.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import { useSignedIn } from '../app/session.ts';
import type { CellChange } from '../ui/grid/grid-model.ts';
import { type SaveQueueState, useSaveQueue } from '../ui/grid/use-save-queue.ts';
import { useBeforeHidden } from '../ui/use-before-hidden.ts';
import { fromTyped, toTyped } from './ReportFields.tsx';
import { type Conflict, sendCells, toDrafts } from './save-cells.ts';

export interface ReportForm {
  typedIn: (field: CellField) => string;
  type: (field: CellField, typed: string) => void;
  /** Saves the field, or the text given for it, when it differs from what the server has. */
  leave: (field: CellField, given?: string) => void;
  /** Saves what stands in the fields, as before an act; whether anything was still to be saved. */
  leaveAll: () => boolean;
  saving: SaveQueueState;
  conflicts: Conflict[];
  settle: (conflict: Conflict, isMine: boolean) => void;
  versionOf: () => number;
}

/** After so long without a key the field is saved though nobody has left it. */
const TYPING_PAUSE_MS = 1_200;

/** The form's fields over what the server has; a pause or leaving a field saves it, a dropped line loses nothing. */
export function useReportForm(period: string, row: ReportRowView): ReportForm {
  const [typed, setTyped] = useState<Partial<Record<CellField, string>>>({});
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const { personId } = useSignedIn();
  const [isTyping, setTyping] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** What is being typed in keeps its text after a save: a dot at the end would go otherwise. */
  const held = useRef<CellField | null>(null);
  const version = useRef(row.draftVersion);
  version.current = Math.max(version.current, row.draftVersion);
  const send = useCallback(
    async (changes: CellChange[], requestId: string) => {
      const drafts = toDrafts(changes, () => version.current);
      if (drafts.length === 0) return;
      const saved = await sendCells(period, drafts, requestId, 'form');
      version.current = saved.saved[0]?.draftVersion ?? version.current;
      setConflicts((known) => [...known, ...saved.conflicts]);
    },
    [period],
  );
  const forget = useCallback((changes: CellChange[]) => {
    setTyped((known) =>
      Object.fromEntries(
        Object.entries(known).filter(
          ([field, text]) =>
            field === held.current ||
            !changes.some(
              (change) =>
                change.columnKey === field &&
                fromTyped(field as CellField, text).value === (change.after ?? ''),
            ),
        ),
      ),
    );
  }, []);
  const saving = useSaveQueue(`report.${personId}.${period}.${row.projectId}`, send, forget);
  const { restored } = saving;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, what an earlier visit left behind
  useEffect(() => {
    const kept = restored.filter((change) => CELL_FIELDS.includes(change.columnKey as CellField));
    if (kept.length > 0)
      setTyped((known) => ({
        ...Object.fromEntries(
          kept.map((c) => [c.columnKey, toTyped(c.columnKey as CellField, c.after ?? '')]),
        ),
        ...known,
      }));
  }, []);
  const { add } = saving;
  const keep = (field: CellField, given?: string): boolean => {
    const text = given ?? typed[field];
    if (text === undefined) return false;
    if (given !== undefined) setTyped((known) => ({ ...known, [field]: given }));
    const { value } = fromTyped(field, text);
    const before = row.cells[field];
    if (value !== before) add([{ rowId: row.projectId, columnKey: field, before, after: value }]);
    else if (given === undefined && held.current !== field)
      setTyped(({ [field]: _same, ...others }) => others);
    return value !== before;
  };
  const rest = () => {
    clearTimeout(pause.current);
    setTyping(false);
  };
  const leaveAll = (): boolean => {
    rest();
    return CELL_FIELDS.filter((field) => keep(field)).length > 0;
  };
  const latest = useRef(leaveAll);
  latest.current = leaveAll;
  useEffect(() => () => clearTimeout(pause.current), []);
  useBeforeHidden(leaveAll);
  return {
    typedIn: (field) => typed[field] ?? toTyped(field, row.cells[field]),
    type: (field, text) => {
      setTyped((known) => ({ ...known, [field]: text }));
      setTyping(true);
      held.current = field;
      clearTimeout(pause.current);
      pause.current = setTimeout(() => latest.current(), TYPING_PAUSE_MS);
    },
    leave: (field, given) => {
      rest();
      held.current = null;
      keep(field, given);
    },
    leaveAll,
    saving: isTyping && saving.state === 'saved' ? { ...saving, state: 'saving' } : saving,
    conflicts,
    settle: (conflict, isMine) => {
      setConflicts((known) => known.filter((one) => one !== conflict));
      if (isMine)
        add([
          {
            rowId: row.projectId,
            columnKey: conflict.field,
            before: conflict.theirs,
            after: conflict.yours,
          },
        ]);
    },
    versionOf: () => version.current,
  };
}
