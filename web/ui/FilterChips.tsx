import { Checkbox, Dropdown, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../app/address.ts';
import { FocusPopover } from './FocusPopover.tsx';
import {
  chosenLabels,
  type FilterField,
  type FilterValues,
  filterPatch,
  findChoices,
  joinLabels,
  readFilters,
} from './filters/filter-model.ts';
import { Icon } from './icons.tsx';

export interface FilterChipsProps {
  fields: readonly FilterField[];
  values: FilterValues;
  onChange: (key: string, values: string[]) => void;
  /** What is listed: 项目. */
  subject: string;
  /** Rows that remain; null while unknown. */
  total: number | null;
  /** A search text that narrows too, shown as a chip of its own. */
  search?: { text: string; onClear: () => void } | undefined;
}

/** Filters that live in the address: give the fields, get values and a change. */
export function useFilters(fields: readonly FilterField[]): [FilterValues, FilterChipsProps['onChange']] {
  const [params, change] = useSearchParams();
  return [readFilters(fields, params), (key, values) => change(filterPatch(key, values))];
}

function ChoiceList(props: { field: FilterField; values: string[]; onChange: (values: string[]) => void }) {
  const { field, values, onChange } = props;
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const choices = findChoices(field.choices, text);
  const toggle = (value: string) => {
    if (field.isSingle) onChange([value]);
    else onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  };
  const Box = field.isSingle ? Radio : Checkbox;
  return (
    <div className="choice-list">
      {field.choices.length > 8 ? (
        <Input
          size="small"
          allowClear
          autoFocus
          aria-label={t('ui.filter.find', { name: field.name })}
          placeholder={t('ui.filter.find', { name: field.name })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <div className="choice-rows">
        {choices.map((choice) => (
          <Box
            key={choice.value}
            checked={values.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          >
            {choice.label}
            {choice.count === undefined ? null : <small> {choice.count}</small>}
          </Box>
        ))}
      </div>
    </div>
  );
}

function Chip(props: {
  field: FilterField;
  values: string[];
  isNew: boolean;
  onChange: (values: string[]) => void;
}) {
  const { field, values, onChange } = props;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(props.isNew);
  const labels = joinLabels(chosenLabels(field, values), {
    join: t('ui.filter.join'),
    andMore: (count) => t('ui.filter.andMore', { count }),
  });
  return (
    <span className="chip">
      <FocusPopover
        placement="bottomLeft"
        isOpen={isOpen}
        onOpenChange={setOpen}
        label={field.name}
        content={<ChoiceList field={field} values={values} onChange={onChange} />}
      >
        <button type="button" className="plain-button chip-words" aria-haspopup="dialog">
          {t('ui.filter.chip', { name: field.name, labels: labels === '' ? '…' : labels })}
        </button>
      </FocusPopover>
      <button
        type="button"
        className="plain-button chip-remove"
        aria-label={t('ui.filter.remove', { name: field.name })}
        onClick={() => onChange([])}
      >
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}

function SearchChip({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      <span className="chip-words">{t('ui.filter.search', { text })}</span>
      <button
        type="button"
        className="plain-button chip-remove"
        aria-label={t('ui.filter.remove', { name: t('ui.filter.searchName') })}
        onClick={onClear}
      >
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}

/** The filters as a sentence: 显示〔牵头单位为住建局、交通局〕〔灯为红〕的项目，共23个. */
export function FilterChips({ fields, values, onChange, subject, total, search }: FilterChipsProps) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<string | null>(null);
  const isChosen = (field: FilterField) => (values[field.key] ?? []).length > 0;
  const shown = fields.filter((field) => isChosen(field) || field.key === added);
  const rest = fields.filter((field) => !shown.includes(field));
  const hasChoice = fields.some(isChosen) || search !== undefined;
  return (
    <div className="chips">
      <span>{t(hasChoice ? 'ui.filter.show' : 'ui.filter.showAll')}</span>
      {shown.map((field) => (
        <Chip
          key={field.key}
          field={field}
          values={values[field.key] ?? []}
          isNew={field.key === added && !isChosen(field)}
          onChange={(next) => {
            if (next.length === 0) setAdded(null);
            onChange(field.key, next);
          }}
        />
      ))}
      {search ? <SearchChip {...search} /> : null}
      {rest.length > 0 ? (
        <Dropdown
          autoFocus
          trigger={['click']}
          menu={{
            items: rest.map((field) => ({ key: field.key, label: field.name })),
            onClick: ({ key }) => setAdded(key),
          }}
        >
          <button type="button" className="plain-button chip-add no-print" aria-haspopup="menu">
            ＋ {t('ui.filter.add')}
          </button>
        </Dropdown>
      ) : null}
      <span>
        {total === null
          ? t(hasChoice ? 'ui.filter.of' : 'ui.filter.all', { subject })
          : t(hasChoice ? 'ui.filter.ofTotal' : 'ui.filter.allTotal', {
              subject,
              total: total.toLocaleString('en-US'),
            })}
      </span>
      {hasChoice ? (
        <button
          type="button"
          className="plain-button chip-add no-print"
          onClick={() => {
            setAdded(null);
            for (const field of fields) if (isChosen(field)) onChange(field.key, []);
            search?.onClear();
          }}
        >
          {t('ui.filter.clear')}
        </button>
      ) : null}
    </div>
  );
}
