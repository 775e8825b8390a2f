import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WATCH_KINDS, type WatchRule } from '#core/reporting/calendar.ts';
import './reporting.css';

const FIRST_RULE: WatchRule = {
  kind: 'dekad',
  lists: [],
  levels: [],
  redLight: true,
  openDays: 2,
  deadlineDays: 1,
  deadlineHour: '18:00',
};

/** 加密报送: which projects report by which shorter period; part of the calendar's form. */
export function WatchRules() {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('reporting.watch.title')}</h3>
      <p className="report-last">{t('reporting.watch.under')}</p>
      <Form.List name={['rules', 'watch']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <WatchLine key={key} name={name} onRemove={() => remove(name)} />
            ))}
            {fields.length < WATCH_KINDS.length ? (
              <Button className="watch-add" onClick={() => add(FIRST_RULE)}>
                {t('reporting.watch.add')}
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
    </>
  );
}

function WatchLine({ name, onRemove }: { name: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const days = (field: 'openDays' | 'deadlineDays') => (
    <Form.Item name={[name, field]} label={t(`reporting.watch.${field}`)}>
      <InputNumber min={0} max={31} precision={0} />
    </Form.Item>
  );
  return (
    <fieldset className="watch-rule">
      <legend>{t('reporting.watch.rule', { number: name + 1 })}</legend>
      <Form.Item name={[name, 'kind']} label={t('reporting.watch.kind')}>
        <Select
          options={WATCH_KINDS.map((kind) => ({ value: kind, label: t(`reporting.watch.of.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'levels']} label={t('reporting.watch.levels')}>
        <Select
          mode="tags"
          placeholder={t('reporting.watch.anyLevel')}
          options={['省重点', '市重点', '县重点'].map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'lists']} label={t('reporting.watch.lists')}>
        <Select mode="tags" placeholder={t('reporting.watch.anyList')} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Form.Item name={[name, 'redLight']} valuePropName="checked" label={t('reporting.watch.light')}>
        <Checkbox>{t('reporting.watch.redLight')}</Checkbox>
      </Form.Item>
      {days('openDays')}
      {days('deadlineDays')}
      <Form.Item name={[name, 'deadlineHour']} label={t('reporting.watch.hour')}>
        <Input type="time" />
      </Form.Item>
      <Button type="link" className="watch-remove" onClick={onRemove}>
        {t('reporting.watch.remove')}
      </Button>
    </fieldset>
  );
}
