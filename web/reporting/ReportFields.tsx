import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellField } from '#core/reporting/draft.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import { editText, readCell } from '../ui/grid/cell-text.ts';
import type { CellKind } from '../ui/grid/grid-model.ts';
import { useColumnTitle } from './column-title.ts';
import { exactWan } from './reporting-words.ts';

const KINDS: Record<CellField, CellKind> = {
  monthAmountYuan: { kind: 'amount', unit: '万元' },
  ytdAmountYuan: { kind: 'amount', unit: '万元' },
  imagePercent: { kind: 'number', unit: '%' },
  imageLevel: { kind: 'text' },
  imageProgress: { kind: 'text' },
  problems: { kind: 'text' },
  needsCoordination: { kind: 'text' },
  nextSteps: { kind: 'text' },
  correctionReason: { kind: 'text' },
};

/** What is typed in a field, as the person sees it; a text that is no figure stays as typed. */
export function toTyped(field: CellField, stored: string): string {
  const kind = KINDS[field];
  if (kind.kind !== 'amount' || !/^-?\d+(\.\d+)?$/.test(stored)) return stored;
  return editText(stored, kind);
}

/** What is sent for it: 元 as decimal text, or the text itself, which the server keeps and asks about. */
export function fromTyped(field: CellField, typed: string): { value: string; problem: string | null } {
  const reading = readCell(typed, KINDS[field]);
  return reading.ok
    ? { value: reading.value ?? '', problem: null }
    : { value: typed, problem: reading.problem };
}

export interface ReportFieldProps {
  row: ReportRowView;
  field: CellField;
  typed: string;
  onType: (typed: string) => void;
  onLeave: () => void;
  /** Puts a text in and saves it at once: 沿用上期. */
  onTake: (typed: string) => void;
}

/** One field of the form with last period's value under it and what the checks found beside it. */
export function ReportField({ row, field, typed, onType, onLeave, onTake }: ReportFieldProps) {
  const { t } = useTranslation();
  const titleOf = useColumnTitle();
  const id = useId();
  const kind = KINDS[field];
  const isText = kind.kind === 'text';
  const { problem } = fromTyped(field, typed);
  const errors =
    row.status === 'open' ? [] : row.findings.filter((f) => f.field === field && f.severity === 'error');
  const sentences = problem ? [problem] : errors.map((error) => `${error.sentence}${error.remedy}`);
  const last = row.lastCells[field];
  const unit = kind.kind === 'amount' ? t('reporting.wan') : field === 'imagePercent' ? '%' : null;
  const shared = {
    id,
    value: typed,
    disabled: row.readOnlyReason !== '',
    onBlur: onLeave,
    'aria-describedby': `${id}-last`,
    ...(sentences.length > 0 ? { status: 'error' as const, 'aria-invalid': true } : {}),
  };
  const isLevel = field === 'imageLevel';
  if (isLevel && row.imageLevels.length === 0) return null;
  const imported = row.importedCells.find((cell) => cell.field === field);
  return (
    <div className="report-field">
      <label htmlFor={id}>
        {titleOf(field)}
        {unit ? <small>（{unit}）</small> : null}
      </label>
      {isLevel ? (
        <Select
          {...shared}
          className="report-level"
          value={typed || undefined}
          allowClear
          placeholder={last || t('reporting.level.choose')}
          options={row.imageLevels.map((level) => ({ value: level, label: level }))}
          onChange={(level) => onTake(level ?? '')}
        />
      ) : isText ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: field === 'imageProgress' ? 2 : 1, maxRows: 8 }}
          maxLength={2000}
          onChange={(event) => onType(event.target.value)}
        />
      ) : (
        <Input {...shared} inputMode="decimal" onChange={(event) => onType(event.target.value)} />
      )}
      <small id={`${id}-last`} className="report-last">
        {last
          ? t('reporting.lastValue', { value: kind.kind === 'amount' ? exactWan(last) : last })
          : t('reporting.noLast')}
        {imported ? `　${t('reporting.importedFrom', { address: imported.address })}` : ''}
        {isLevel && last ? t('reporting.level.stays') : ''}
        {isText && !isLevel && last && row.readOnlyReason === '' && typed === '' ? (
          <button type="button" className="link-button" onClick={() => onTake(toTyped(field, last))}>
            {t('reporting.takeLast')}
          </button>
        ) : null}
      </small>
      {sentences.map((sentence) => (
        <p key={sentence} className="report-error" role="alert">
          {sentence}
        </p>
      ))}
    </div>
  );
}
