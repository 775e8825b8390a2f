import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ADDRESSEES, type Rung } from '#core/supervision/ladder/ladder.ts';
import { choicesOf } from '../../ui/labels.ts';
import { instrumentWord } from './rung-words.ts';

const MISSING_ALLOWED: ReadonlySet<keyof Rung> = new Set(['fromLapse', 'replyDays']);
const SHOWN = ['isOn', 'afterDays', 'fromLapse', 'issuer', 'approver', 'addressee', 'replyDays'] as const;

function toInput(name: (typeof SHOWN)[number], label: string): ReactNode {
  switch (name) {
    case 'isOn':
      return <Switch size="small" aria-label={label} />;
    case 'afterDays':
      return <InputNumber min={-30} max={250} precision={0} aria-label={label} />;
    case 'fromLapse':
      return <InputNumber min={1} max={20} precision={0} placeholder="—" aria-label={label} />;
    case 'replyDays':
      return <InputNumber min={1} max={60} precision={0} placeholder="—" aria-label={label} />;
    case 'addressee':
      return <Select options={choicesOf(ADDRESSEES)} aria-label={label} />;
    default:
      return <Input maxLength={60} aria-label={label} />;
  }
}

function RungCell({ name, index, row }: { name: (typeof SHOWN)[number]; index: number; row: string }) {
  const { t } = useTranslation();
  const column = t(`supervision.rung.${name}`);
  const form = Form.useFormInstance();
  /** Rungs come one after the other: a later one is never due before an earlier one. */
  const inOrder = {
    validator: (_: unknown, days: number | null) => {
      const before = index === 0 ? null : form.getFieldValue(['rungs', index - 1, 'afterDays']);
      return before === null || days === null || days >= before
        ? Promise.resolve()
        : Promise.reject(new Error(t('supervision.rung.order')));
    },
  };
  const needed = [{ required: true, message: t('supervision.field.missing') }];
  const rules = MISSING_ALLOWED.has(name) ? [] : name === 'afterDays' ? [...needed, inOrder] : needed;
  return (
    <td data-label={column}>
      <Form.Item
        name={['rungs', index, name]}
        rules={rules}
        noStyle={name === 'isOn'}
        {...(name === 'isOn' ? { valuePropName: 'checked' } : {})}
      >
        {toInput(name, `${row} ${column}`)}
      </Form.Item>
    </td>
  );
}

/** The rungs as a table; on a phone each rung is a block of its own. */
export function RungRows({ rungs }: { rungs: readonly Rung[] }) {
  const { t } = useTranslation();
  return (
    <div className="rung-rows">
      <table className="plain-table rung-table">
        <thead>
          <tr>
            <th scope="col">{t('supervision.rung.instrument')}</th>
            {SHOWN.map((name) => (
              <th key={name} scope="col">
                {t(`supervision.rung.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rungs.map(({ instrument }, index) => (
            <tr key={instrument}>
              <th scope="row">{instrumentWord(instrument)}</th>
              {SHOWN.map((name) => (
                <RungCell key={name} name={name} index={index} row={instrumentWord(instrument)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
