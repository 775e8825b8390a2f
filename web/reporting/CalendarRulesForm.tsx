import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CalendarRules } from '#core/reporting/calendar.ts';
import { listPeriods, setCalendarRules } from '#core/reporting/calendar-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { WatchRules } from './WatchRules.tsx';

const DAYS = ['opens', 'cutOff', 'deadline', 'review'] as const;

/** The yearly rules by which months are opened; months that are open keep the days that were announced. */
export function CalendarRulesForm({ rules, today }: { rules: CalendarRules; today: string }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const change = useAct(setCalendarRules, {
    refreshes: [listPeriods],
    onDone: ({ version }) => tell(t('reporting.cal.rulesKept', { version })),
  });
  const dayField = (part: 'monthly' | 'december', day: string) => (
    <Form.Item key={`${part}.${day}`} label={t(`reporting.cal.rule.${day}`)} className="rule-day">
      <Form.Item name={['rules', part, day, 'monthsLater']} noStyle>
        <Select
          aria-label={t(`reporting.cal.rule.${day}`)}
          options={[0, 1, 2].map((value) => ({ value, label: t(`reporting.cal.later.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={['rules', part, day, 'day']} noStyle>
        <InputNumber
          min={1}
          max={31}
          precision={0}
          aria-label={t('reporting.cal.dayOf', { what: t(`reporting.cal.rule.${day}`) })}
        />
      </Form.Item>
    </Form.Item>
  );
  const hourField = (part: 'monthly' | 'december', name: string) => (
    <Form.Item key={`${part}.${name}`} name={['rules', part, name]} label={t(`reporting.cal.rule.${name}`)}>
      <Input type="time" />
    </Form.Item>
  );
  return (
    <section className="panel">
      <h2>{t('reporting.cal.rules')}</h2>
      {change.error ? <ErrorState error={change.error} inline /> : null}
      <Form<{ rules: CalendarRules }>
        layout="vertical"
        initialValues={{ rules }}
        onFinish={(fields) => change.mutate({ body: { rules: fields.rules, validFrom: today, source: '' } })}
      >
        <h3>{t('reporting.cal.monthly')}</h3>
        <div className="rule-days">
          {DAYS.map((day) => dayField('monthly', day))}
          {hourField('monthly', 'deadlineHour')}
        </div>
        <h3>{t('reporting.cal.december')}</h3>
        <div className="rule-days">
          {[...DAYS, 'forecastDeadline'].map((day) => dayField('december', day))}
          {hourField('december', 'forecastHour')}
          {hourField('december', 'deadlineHour')}
        </div>
        <Form.Item name={['rules', 'holidays']} label={t('reporting.cal.holidays')}>
          <Select
            options={(['forward', 'back', 'stay'] as const).map((value) => ({
              value,
              label: t(`reporting.cal.holiday.${value}`),
            }))}
          />
        </Form.Item>
        <WatchRules />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('reporting.cal.keepRules')}
        </Button>
      </Form>
    </section>
  );
}
