import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LEDGER_FIELDS, type LedgerField } from '#core/ledger/public.ts';
import type { ImportSheet } from '../../../core/quality/import-outcome.ts';
import { choicesOf, wordOf } from '../../ui/labels.ts';
import type { Draft } from './SheetsPanel.tsx';

const UNITS = ['元', '万元', '亿元', '%', '亩', '平方米'];
const NONE = 'none';

interface ColumnsTableProps {
  columns: ImportSheet['columns'];
  /** Number of the table in its sheet; undefined where the sheet holds one alone. */
  table: number | undefined;
  /** Said above the columns of a further table. */
  title?: string;
  draft: Draft;
  canCorrect: boolean;
  onDraft: (draft: Draft) => void;
}

type Column = ImportSheet['columns'][number];

function ColumnRow(
  props: ColumnsTableProps & { column: Column; fields: { value: string; label: string }[] },
) {
  const { t } = useTranslation();
  const { column, table, draft, canCorrect, fields } = props;
  const isOwn = (one: (typeof draft.columns)[number]) =>
    one.address === column.address && one.table === table;
  const own = draft.columns.find(isOwn);
  const field = own ? own.field : column.field;
  const unit = own?.unit === undefined ? column.unit : own.unit;
  const take = (change: Partial<(typeof draft.columns)[number]>) =>
    props.onDraft({
      ...draft,
      columns: [
        ...draft.columns.filter((one) => !isOwn(one)),
        {
          address: column.address,
          ...(table === undefined ? {} : { table }),
          field,
          ...(own?.unit === undefined ? {} : { unit: own.unit }),
          ...change,
        },
      ],
    });
  const name = `${props.title ? `${props.title} ` : ''}${column.address} ${column.header}`;
  return (
    <tr className={own ? 'import-column-new' : undefined}>
      <th scope="row">{column.address}</th>
      <td>{column.header === '' ? t('quality.import.headless') : column.header}</td>
      <td>
        {canCorrect ? (
          <Select
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            className="import-field-choice"
            aria-label={`${name} ${t('quality.import.meaning')}`}
            value={field ?? NONE}
            options={fields}
            onChange={(next: string) => take({ field: next === NONE ? null : (next as LedgerField) })}
          />
        ) : field === null ? (
          t('quality.import.noField')
        ) : (
          wordOf(LEDGER_FIELDS, field)
        )}
      </td>
      <td>
        {canCorrect ? (
          <Select
            size="small"
            className="import-unit-choice"
            aria-label={`${name} ${t('quality.import.unit')}`}
            value={unit ?? NONE}
            options={[
              { value: NONE, label: '—' },
              ...[...new Set([...(unit ? [unit] : []), ...UNITS])].map((word) => ({
                value: word,
                label: word,
              })),
            ]}
            onChange={(next: string) => take({ unit: next === NONE ? null : next })}
          />
        ) : (
          (unit ?? '—')
        )}
      </td>
      <td className="figure">{field === null || own ? '—' : `${Math.round(column.confidence * 100)}%`}</td>
    </tr>
  );
}

/** Columns of one table and what they were taken for, with how sure that is; a choice here is remembered for the next file. */
export function ColumnsTable(props: ColumnsTableProps) {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language
  const fields = useMemo(
    () => [{ value: NONE, label: t('quality.import.noField') }, ...choicesOf(LEDGER_FIELDS)],
    [i18n.language],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="import-scroll" tabIndex={0} aria-label={props.title ?? t('quality.import.columns')}>
      {props.title ? <p className="muted">{props.title}</p> : null}
      <table className="plain-table import-table">
        <thead>
          <tr>
            {['column', 'header', 'meaning', 'unit', 'confidence'].map((key) => (
              <th key={key} scope="col">
                {t(`quality.import.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.columns.map((column) => (
            <ColumnRow key={column.address} {...props} column={column} fields={fields} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
