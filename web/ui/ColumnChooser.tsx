import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FocusPopover } from './FocusPopover.tsx';
import { Icon } from './icons.tsx';
import { isTextList, useKept } from './kept.ts';

interface Choosable {
  key: string;
  title: string;
  isFrozen?: boolean;
}

export interface ChosenColumns<Column extends Choosable> {
  columns: Column[];
  chooser: ColumnChooserProps;
}

/**
 * The columns of a list: frozen ones and those not hidden, and what is `asked` by a filter even where it is hidden, then
 * right behind the frozen ones: what is filtered by is seen beside the name.
 */
export function listShown<Column extends Choosable>(
  all: readonly Column[],
  hidden: readonly string[],
  asked: readonly string[],
): Column[] {
  const isCalledIn = ({ key, isFrozen }: Column) => !isFrozen && hidden.includes(key) && asked.includes(key);
  const frozen = all.filter((column) => column.isFrozen);
  const rest = all.filter(({ key, isFrozen }) => !isFrozen && !hidden.includes(key));
  return [...frozen, ...all.filter(isCalledIn), ...rest];
}

/**
 * The columns that this person wants to see in one list, kept in this browser under `listKey`. Frozen columns
 * always stay. `firstHidden` are hidden until somebody wants them; those that the list is `asked` by now stand meanwhile.
 */
export function useChosenColumns<Column extends Choosable>(
  listKey: string,
  all: readonly Column[],
  firstHidden: readonly string[] = [],
  asked: readonly string[] = [],
): ChosenColumns<Column> {
  const [hidden, setHidden] = useKept<string[]>(`columns.${listKey}`, isTextList, [...firstHidden]);
  return {
    columns: listShown(all, hidden, asked),
    chooser: {
      all: all.map((column) => (asked.includes(column.key) ? { ...column, isFrozen: true } : column)),
      hidden,
      onChange: setHidden,
      onReset: () => setHidden([...firstHidden]),
    },
  };
}

export interface ColumnChooserProps {
  all: Choosable[];
  hidden: string[];
  onChange: (hidden: string[]) => void;
  onReset: () => void;
}

/** 列: which columns are shown; what is shown is also what is exported. */
export function ColumnChooser({ all, hidden, onChange, onReset }: ColumnChooserProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const list = (
    <div className="choice-list">
      <div className="choice-rows">
        {all.map((column) => (
          <Checkbox
            key={column.key}
            checked={column.isFrozen || !hidden.includes(column.key)}
            disabled={column.isFrozen ?? false}
            onChange={(event) =>
              onChange(
                event.target.checked ? hidden.filter((key) => key !== column.key) : [...hidden, column.key],
              )
            }
          >
            {column.title}
          </Checkbox>
        ))}
      </div>
      <Button size="small" type="link" onClick={onReset}>
        {t('ui.columns.reset')}
      </Button>
    </div>
  );
  return (
    <FocusPopover
      placement="bottomRight"
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t('ui.columns')}
      content={list}
    >
      <Button className="no-print" icon={<Icon name="columns" size={14} />}>
        {t('ui.columns')}
      </Button>
    </FocusPopover>
  );
}
