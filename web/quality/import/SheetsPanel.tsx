import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetCorrections } from '#core/ledger/public.ts';
import { correctImport, type ImportRunView } from '../../../core/quality/import-contract.ts';
import type { ImportSheet } from '../../../core/quality/import-outcome.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ColumnsTable } from './ColumnsTable.tsx';
import { HeadRowsForm } from './HeadRowsForm.tsx';
import { SheetCells } from './SheetCells.tsx';
import { refreshImport } from './use-import.ts';

const KINDS = ['header', 'data', 'group', 'subtotal', 'note', 'blank'] as const;

/** Corrections of one sheet that are not sent yet. */
export type Draft = Pick<SheetCorrections, 'columns' | 'rows'> & { head?: SheetCorrections['head'] };
const NOTHING: Draft = { columns: [], rows: [] };

const countDraft = (draft: Draft): number =>
  draft.columns.length + draft.rows.length + (draft.head === undefined ? 0 : 1);

function SheetWords({ sheet }: { sheet: ImportSheet }) {
  const { t } = useTranslation();
  const rows = sheet.headerRows;
  return (
    <p className="muted">
      {rows.length === 0
        ? t('quality.import.noHead')
        : t('quality.import.headRows', { rows: rows.slice(0, 8).join('、') })}
      ；
      {KINDS.filter((kind) => (sheet.kinds[kind] ?? 0) > 0)
        .map((kind) => `${t(`quality.import.kind.${kind}`)}${sheet.kinds[kind]}`)
        .join('，')}
      {sheet.isRemembered ? `；${t('quality.import.remembered')}` : ''}
    </p>
  );
}

function Sheet({ run, sheet, at }: { run: ImportRunView; sheet: ImportSheet; at: number }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const correct = useAct(correctImport, { onDone: () => void refreshImport() });
  const send = (body: { sheet?: SheetCorrections; chosenSheets?: Record<string, boolean> }) =>
    correct.mutate({ params: { importId: run.id }, body });
  const count = countDraft(draft);
  const further = sheet.furtherTables ?? [];
  const corrections = count === 0 ? {} : { sheet: { sheet: sheet.name, ...draft } };
  const canCorrect = run.may.correct && !correct.isPending;
  return (
    <section className="panel" aria-label={sheet.name}>
      <div className="import-sheet-head">
        <h2>{sheet.name}</h2>
        <Checkbox
          className="no-print"
          checked={sheet.isChosen}
          disabled={!canCorrect}
          onChange={(event) =>
            // What was corrected and not sent yet goes along: the sheet is understood anew.
            send({ ...corrections, chosenSheets: { [sheet.name]: event.target.checked } })
          }
        >
          {t('quality.import.chosen')}
        </Checkbox>
      </div>
      <SheetWords sheet={sheet} />
      {sheet.isChosen || !sheet.reason ? null : <p>{t('quality.import.notLedger', { why: sheet.reason })}</p>}
      {run.may.correct ? <HeadRowsForm sheet={sheet} draft={draft} onDraft={setDraft} /> : null}
      <ColumnsTable
        columns={sheet.columns}
        table={further.length > 0 ? sheet.table : undefined}
        draft={draft}
        canCorrect={canCorrect}
        onDraft={setDraft}
      />
      {further.map(({ table, headerRows, columns }) => (
        <ColumnsTable
          key={headerRows.join()}
          title={t('quality.import.furtherTable', { rows: headerRows.join('、') })}
          columns={columns}
          table={table}
          draft={draft}
          canCorrect={canCorrect && table !== undefined}
          onDraft={setDraft}
        />
      ))}
      {run.may.correct ? (
        <div className="import-apply-acts no-print">
          <ActButton
            type={count > 0 ? 'primary' : 'default'}
            disabledReason={count === 0 ? t('quality.import.correctFirst') : null}
            isBusy={correct.isPending}
            onAct={() => send(corrections)}
          >
            {count === 0 ? t('quality.import.correctNone') : t('quality.import.correct', { count })}
          </ActButton>
        </div>
      ) : null}
      {correct.error ? <ErrorState error={correct.error} inline /> : null}
      <SheetCells run={run} sheet={sheet} at={at} draft={draft} onDraft={setDraft} />
    </section>
  );
}

/** What was understood: sheets, heads, columns and the kind of each row; everything can be corrected here. */
export function SheetsPanel({ run, head }: { run: ImportRunView; head: NonNullable<ImportRunView['head']> }) {
  return (
    <>
      {head.sheets.map((sheet, at) => (
        <Sheet key={sheet.name} run={run} sheet={sheet} at={at} />
      ))}
    </>
  );
}
