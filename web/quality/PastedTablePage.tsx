import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { checkPastedTable } from '../../core/quality/contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import './quality.css';

type Checked = OutputOf<typeof checkPastedTable>;
type Cell = Checked['cells'][number];

/** A sign beside each checked figure: it reads without colour. */
const SIGNS: Record<Cell['verdict'], string> = {
  match: '✓',
  rounding: '≈',
  truncated: '↓',
  explained: '※',
  inconsistent: '✗',
  not_computable: '？',
};
const QUIET = new Set<Cell['verdict']>(['match', 'rounding']);

function CheckedTable({ checked }: { checked: Checked }) {
  const { t } = useTranslation();
  const cellAt = new Map(checked.cells.map((cell) => [`${cell.row}/${cell.column}`, cell]));
  return (
    <section className="panel checked-table">
      <table className="plain-table">
        <thead>
          <tr>
            {checked.heads.map((head, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a pasted table have no other name
              <th key={column} scope="col">
                {head}
                <small>
                  {checked.roles[column] === null
                    ? t('quality.role.none')
                    : t(`quality.role.${checked.roles[column]}`)}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checked.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a pasted table have no other name
            <tr key={line} className={`row-${checked.rowKinds[line]}`}>
              {checked.heads.map((_head, column) => {
                const text = row[column] ?? '';
                const cell = cellAt.get(`${line}/${column}`);
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of a pasted table stand by their place
                    key={column}
                    className={cell && !QUIET.has(cell.verdict) ? 'cell-found' : undefined}
                    title={cell?.sentence}
                  >
                    {text}
                    {cell ? (
                      <span className="verdict" role="img" aria-label={t(`quality.verdict.${cell.verdict}`)}>
                        {SIGNS[cell.verdict]}
                      </span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Findings({ checked }: { checked: Checked }) {
  const { t } = useTranslation();
  const counts = new Map<Cell['verdict'], number>();
  for (const cell of checked.cells) counts.set(cell.verdict, (counts.get(cell.verdict) ?? 0) + 1);
  const found = checked.cells.filter((cell) => !QUIET.has(cell.verdict));
  const nameOf = (cell: Cell) =>
    [
      checked.rows[cell.row]?.find((text) => text !== '' && Number.isNaN(Number(text))) ??
        t('quality.line', { line: cell.row + 1 }),
      checked.heads[cell.column],
    ].join(' · ');
  return (
    <section className="panel" role="status">
      <p className="verdict-counts">
        {checked.cells.length === 0
          ? t('quality.nothing')
          : (Object.keys(SIGNS) as Cell['verdict'][])
              .filter((verdict) => counts.has(verdict))
              .map((verdict) => (
                <span key={verdict}>
                  <b>{SIGNS[verdict]}</b> {t(`quality.verdict.${verdict}`)} {counts.get(verdict)}
                </span>
              ))}
        {checked.months ? <span>{t('quality.months.found', { months: checked.months })}</span> : null}
      </p>
      {found.length > 0 ? (
        <ol className="found-list">
          {found.map((cell) => (
            <li key={`${cell.row}/${cell.column}`}>
              <b>{nameOf(cell)}</b>
              {t('quality.printed', { printed: cell.printed })}
              {cell.rounded === null ? '' : t('quality.computed', { computed: cell.rounded })}
              <span className="muted"> {cell.sentence}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}

/** 核数: paste a draft table; every rate, sum, rank and difference is worked out again from its own inputs. */
export default function PastedTablePage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [months, setMonths] = useState('');
  const act = useAct(checkPastedTable);
  return (
    <>
      <PageHead
        title={t('quality.title')}
        under={t('quality.under')}
        acts={act.data ? <PrintButton /> : null}
      />
      <section className="panel paste-panel no-print">
        <Input.TextArea
          rows={act.data ? 4 : 12}
          aria-label={t('quality.paste')}
          placeholder={t('quality.paste')}
          value={text}
          maxLength={300_000}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="paste-acts">
          <Input
            className="months-field"
            aria-label={t('quality.months')}
            placeholder={t('quality.months')}
            value={months}
            maxLength={5}
            onChange={(event) => setMonths(event.target.value)}
          />
          <Button
            type="primary"
            loading={act.isPending}
            disabled={text.trim() === ''}
            onClick={() => act.mutate({ body: { text, months: months.trim() } })}
          >
            {t('quality.check')}
          </Button>
        </div>
      </section>
      {act.error ? <ErrorState error={act.error} inline /> : null}
      {act.data ? (
        <>
          <Findings checked={act.data} />
          <CheckedTable checked={act.data} />
        </>
      ) : (
        <p className="muted">{t('quality.privacy')}</p>
      )}
    </>
  );
}
