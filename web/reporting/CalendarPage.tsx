import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adjustPeriod, listPeriods } from '#core/reporting/calendar-contract.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { CalendarRulesForm } from './CalendarRulesForm.tsx';
import { OpenPeriod } from './OpenPeriod.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { fromLocal, sayPeriod, shortInstant, toLocal } from './reporting-words.ts';
import { StepsForm } from './StepsForm.tsx';

/** 报送日历: the year's months with cut-off, deadline and review day; the office moves single days and the rules. */
export default function CalendarPage() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const [params, setParams] = useSearchParams();
  const year = Number(params.year ?? today.slice(0, 4));
  const asked = useRoute(listPeriods, { query: { year } });
  const [editing, setEditing] = useState<PeriodView | null>(null);
  return (
    <div>
      <ReportingTabs current="calendar" />
      <PageHead
        title={t('reporting.cal.title', { year })}
        under={t('reporting.cal.under')}
        acts={
          <>
            <Button onClick={() => setParams({ year: String(year - 1) })}>{t('reporting.cal.before')}</Button>
            <Button onClick={() => setParams({ year: String(year + 1) })}>{t('reporting.cal.after')}</Button>
          </>
        }
      />
      {asked.data ? (
        <>
          <PeriodTable
            label={t('reporting.cal.title', { year })}
            periods={asked.data.periods}
            canRun={asked.data.canRun}
            onEdit={setEditing}
          />
          {asked.data.watch.length > 0 ? (
            <>
              <h2 className="watch-heading">{t('reporting.watch.title')}</h2>
              <PeriodTable
                label={t('reporting.watch.title')}
                periods={asked.data.watch}
                canRun={asked.data.canRun}
                onEdit={setEditing}
              />
            </>
          ) : null}
          {asked.data.canRun ? (
            <div className="calendar-settings">
              <CalendarRulesForm
                key={JSON.stringify(asked.data.rules)}
                rules={asked.data.rules}
                today={today}
              />
              <StepsForm today={today} />
            </div>
          ) : null}
        </>
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
      {editing ? <DaysDialog period={editing} onClose={() => setEditing(null)} /> : null}
    </div>
  );
}

function PeriodTable(props: {
  label: string;
  periods: readonly PeriodView[];
  canRun: boolean;
  onEdit: (period: PeriodView) => void;
}) {
  const { t } = useTranslation();
  const stateOf = (period: PeriodView) => (period.frozenAt ? 'frozen' : period.openedAt ? 'open' : 'waiting');
  return (
    <ScrollsX label={props.label}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            {['period', 'cutOff', 'deadline', 'review', 'state', 'note'].map((key) => (
              <th key={key} scope="col">
                {t(`reporting.cal.${key}`)}
              </th>
            ))}
            <th scope="col">
              <span className="only-heard">{t('reporting.cal.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.periods.map((period) => (
            <tr key={period.period}>
              <th scope="row">{sayPeriod(period)}</th>
              <td className="tabular">{period.cutOffOn.slice(5)}</td>
              <td className="tabular">
                {period.forecastDeadlineAt
                  ? `${t('reporting.cal.forecast')} ${shortInstant(period.forecastDeadlineAt)}；${t('reporting.cal.final')} `
                  : ''}
                {shortInstant(period.deadlineAt)}
              </td>
              <td className="tabular">{period.reviewOn.slice(5)}</td>
              <td>{t(`reporting.cal.${stateOf(period)}`)}</td>
              <td>{period.note}</td>
              <td>
                {props.canRun && !period.frozenAt ? (
                  <span className="calendar-acts">
                    <Button size="small" onClick={() => props.onEdit(period)}>
                      {t('reporting.cal.edit')}
                    </Button>
                    {period.openedAt ? null : <OpenPeriod period={period} size="small" />}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollsX>
  );
}

interface DayFields {
  cutOffOn: string;
  deadline: string;
  reviewOn: string;
  forecast?: string;
  note: string;
}

function DaysDialog({ period, onClose }: { period: PeriodView; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const adjust = useAct(adjustPeriod, {
    refreshes: [listPeriods],
    onDone: (done) => {
      tell(done.sentence);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('reporting.cal.editTitle', { period: sayPeriod(period) })}
      footer={null}
      onCancel={onClose}
    >
      {adjust.error ? <ErrorState error={adjust.error} inline /> : null}
      <Form<DayFields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          cutOffOn: period.cutOffOn,
          deadline: toLocal(period.deadlineAt),
          reviewOn: period.reviewOn,
          forecast: period.forecastDeadlineAt ? toLocal(period.forecastDeadlineAt) : undefined,
          note: period.note,
        }}
        onFinish={(fields) =>
          adjust.mutate({
            params: { period: period.period },
            body: {
              cutOffOn: fields.cutOffOn,
              deadlineAt: fromLocal(fields.deadline),
              reviewOn: fields.reviewOn,
              forecastDeadlineAt: fields.forecast ? fromLocal(fields.forecast) : null,
              note: fields.note ?? '',
            },
          })
        }
      >
        <Form.Item name="cutOffOn" label={t('reporting.cal.cutOff')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        {period.forecastDeadlineAt ? (
          <Form.Item name="forecast" label={t('reporting.cal.forecastDeadline')}>
            <Input type="datetime-local" />
          </Form.Item>
        ) : null}
        <Form.Item name="deadline" label={t('reporting.cal.deadline')} rules={[{ required: true }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="reviewOn" label={t('reporting.cal.review')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="note" label={t('reporting.cal.note')}>
          <Input maxLength={300} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={adjust.isPending}>
          {t('reporting.keep')}
        </Button>
      </Form>
    </Modal>
  );
}
