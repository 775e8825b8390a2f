import { Button, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUpwardTemplates, setUpwardMapping } from '#core/exchange/contract.ts';
import { UPWARD_UNITS, type UpwardMapping } from '#core/exchange/upward-mapping.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import type { UpwardAnswer, UpwardTemplate } from './UpwardPage.tsx';

type Column = UpwardMapping['columns'][number];

function ColumnRow(props: {
  column: Column;
  fields: UpwardAnswer['fields'];
  onChange: (column: Column) => void;
}) {
  const { column, fields, onChange } = props;
  const { t } = useTranslation();
  return (
    <tr>
      <td>{column.column}</td>
      <td>{column.head}</td>
      <td>
        <Select
          size="small"
          className="upward-select"
          aria-label={t('exchange.fieldOf', { head: column.head })}
          value={column.field ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('exchange.leave') },
            ...fields.map((one) => ({ value: one.field, label: one.zh })),
          ]}
          onChange={(field: string) =>
            onChange({ ...column, field: field === '' ? null : (field as Column['field']), confidence: 1 })
          }
        />
      </td>
      <td>
        <Select
          size="small"
          className="upward-unit"
          aria-label={t('exchange.unitOf', { head: column.head })}
          value={column.unit ?? ''}
          options={[{ value: '', label: '—' }, ...UPWARD_UNITS.map((unit) => ({ value: unit, label: unit }))]}
          onChange={(unit: string) =>
            onChange({ ...column, unit: unit === '' ? null : (unit as Column['unit']) })
          }
        />
      </td>
      <td className="tabular">
        {column.field === null
          ? '—'
          : t('exchange.confidence', { percent: Math.round(column.confidence * 100) })}
      </td>
    </tr>
  );
}

function RowChoices(props: { mapping: UpwardMapping; onChange: (mapping: UpwardMapping) => void }) {
  const { mapping, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  const number = (value: number | null, least: number): number => Math.max(least, value ?? least);
  return (
    <div className="upward-acts">
      <label className="upward-field" htmlFor={`${id}-level`}>
        {t('exchange.level')}
        <Input
          id={`${id}-level`}
          size="small"
          value={mapping.level ?? ''}
          placeholder={t('exchange.levelAll')}
          onChange={(event) => onChange({ ...mapping, level: event.target.value.trim() || null })}
        />
      </label>
      {mapping.rows === 'projects' ? (
        <>
          <label className="upward-field" htmlFor={`${id}-firstRow`}>
            {t('exchange.firstRow')}
            <InputNumber
              id={`${id}-firstRow`}
              size="small"
              min={1}
              value={mapping.firstRow}
              onChange={(value) => onChange({ ...mapping, firstRow: number(value, 1) })}
            />
          </label>
          <label className="upward-field" htmlFor={`${id}-lastFreeRow`}>
            {t('exchange.lastFreeRow')}
            <InputNumber
              id={`${id}-lastFreeRow`}
              size="small"
              min={0}
              value={mapping.lastFreeRow}
              onChange={(value) => onChange({ ...mapping, lastFreeRow: number(value, 0) })}
            />
          </label>
        </>
      ) : (
        <ul className="upward-lines">
          {mapping.lines.map((line, index) => (
            <li key={line.row}>
              {line.row} {line.label}{' '}
              <Select
                size="small"
                className="upward-unit"
                aria-label={t('exchange.splitOf', { label: line.label })}
                value={line.split ?? ''}
                options={['', 'total', 'unit', 'territory', 'department', 'sector', 'level', 'nature'].map(
                  (split) => ({ value: split, label: t(`exchange.split.${split === '' ? 'none' : split}`) }),
                )}
                onChange={(split: string) =>
                  onChange({
                    ...mapping,
                    lines: mapping.lines.map((one, at) =>
                      at === index
                        ? { ...one, split: split === '' ? null : (split as typeof one.split) }
                        : one,
                    ),
                  })
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The heads of a template with what each is filled with; kept as a new version. */
export function UpwardMappingForm(props: {
  template: UpwardTemplate;
  fields: UpwardAnswer['fields'];
  onClose: () => void;
}) {
  const { template, fields, onClose } = props;
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<UpwardMapping>(template.mapping);
  const keep = useAct(setUpwardMapping, { refreshes: [listUpwardTemplates], onDone: onClose });
  return (
    <div>
      <RowChoices mapping={mapping} onChange={setMapping} />
      <div className="upward-table-place">
        <table className="plain-table upward-mapping">
          <thead>
            <tr>
              {['column', 'head', 'field', 'unit', 'sure'].map((key) => (
                <th key={key} scope="col">
                  {t(`exchange.map.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map((column, index) => (
              <ColumnRow
                key={column.column}
                column={column}
                fields={fields}
                onChange={(changed) =>
                  setMapping({
                    ...mapping,
                    columns: mapping.columns.map((one, at) => (at === index ? changed : one)),
                  })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {keep.error ? <ErrorState error={keep.error} inline /> : null}
      <div className="upward-acts">
        <Button
          type="primary"
          loading={keep.isPending}
          onClick={() => keep.mutate({ params: { templateId: template.id }, body: { mapping } })}
        >
          {t('exchange.keepMapping')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
