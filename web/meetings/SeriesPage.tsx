import { Button, Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeriesView } from '#core/meetings/meeting-view.ts';
import {
  listMeetings,
  MEETING_KINDS,
  type MeetingSeries,
  RHYTHMS,
  saveMeetingSeries,
} from '#core/meetings/public.ts';
import { listLeaders } from '#core/people/public.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ORG_SEARCH, useOrgChoices } from '../ui/use-org-choices.ts';
import { CalendarFeed } from './CalendarFeed.tsx';
import './meetings.css';

type Fields = Omit<MeetingSeries, 'chair'> & { chairId: string };

function SeriesDialog({ one, onClose }: { one: SeriesView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const units = useOrgChoices();
  const leaders = useRoute(listLeaders, {}).data?.leaders ?? [];
  const act = useAct(saveMeetingSeries, { refreshes: [listMeetings], onDone: onClose });
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  const send = ({ chairId, mostAYear = null, ...series }: Fields) => {
    const leader = leaders.find(({ personId }) => personId === chairId);
    const chair = leader
      ? { personId: leader.personId, name: leader.name }
      : (one?.series.chair ?? { personId: null, name: '' });
    act.mutate({
      body: {
        seriesId: one?.id ?? null,
        version: one?.version ?? 0,
        series: { ...series, mostAYear, chair },
      },
    });
  };
  const first = one
    ? { ...one.series, ...(one.series.chair.personId ? { chairId: one.series.chair.personId } : {}) }
    : {
        kind: 'monthly',
        rhythm: 'month',
        onDay: 26,
        startsAt: '09:00',
        minutes: 90,
        standingOrgIds: [],
        isActive: true,
      };
  return (
    <Modal
      open
      title={t('meetings.series.edit')}
      footer={null}
      width={720}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Fields> layout="vertical" requiredMark={false} initialValues={first} onFinish={send}>
        <div className="meeting-fields">
          <Form.Item name="name" label={t('meetings.series.name')} rules={needed} className="meeting-wide">
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="kind" label={t('meetings.field.kind')} rules={needed}>
            <Select options={choicesOf(MEETING_KINDS)} />
          </Form.Item>
          <Form.Item name="rhythm" label={t('meetings.series.rhythm')} rules={needed}>
            <Select options={choicesOf(RHYTHMS)} />
          </Form.Item>
          <Form.Item
            name="onDay"
            label={t('meetings.series.onDay')}
            extra={t('meetings.series.onDay.under')}
            rules={needed}
          >
            <InputNumber min={1} max={31} />
          </Form.Item>
          <Form.Item name="startsAt" label={t('meetings.field.startsAt')} rules={needed}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="minutes" label={t('meetings.field.minutes')} rules={needed}>
            <InputNumber min={15} max={600} step={5} />
          </Form.Item>
          <Form.Item
            name="mostAYear"
            label={t('meetings.series.mostAYear')}
            extra={t('meetings.series.mostAYear.under')}
          >
            <InputNumber min={1} max={366} />
          </Form.Item>
          <Form.Item name="place" label={t('meetings.field.place')}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="chairId" label={t('meetings.field.chair')} rules={needed}>
            <Select
              options={leaders.map(({ personId, name, title }) => ({
                value: personId,
                label: `${name}（${title}）`,
              }))}
            />
          </Form.Item>
          <Form.Item name="isActive" label={t('meetings.series.isActive')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        <Form.Item name="standingOrgIds" label={t('meetings.series.standing')}>
          <Select mode="multiple" options={units} showSearch={ORG_SEARCH} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('meetings.keep')}
        </Button>
      </Form>
    </Modal>
  );
}

const isOverQuota = ({ series, thisYear }: SeriesView): boolean =>
  series.mostAYear !== null && thisYear > series.mostAYear;

function SeriesTable({ series, canSet }: { series: readonly SeriesView[]; canSet: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<SeriesView | 'new' | null>(null);
  return (
    <section className="panel" aria-labelledby="meeting-series">
      <div className="meeting-panel-head">
        <h2 id="meeting-series">{t('meetings.series')}</h2>
        {canSet ? <Button onClick={() => setAsked('new')}>{t('meetings.series.add')}</Button> : null}
      </div>
      <ScrollsX label={t('meetings.series.head.name')}>
        <table className="plain-table meeting-table">
          <thead>
            <tr>
              {['name', 'kind', 'rhythm', 'chair', 'nextOn', 'thisYear', 'act'].map((key) => (
                <th key={key} scope="col">
                  {t(`meetings.series.head.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.series.name}</th>
                <td>{wordOf(MEETING_KINDS, one.series.kind)}</td>
                <td>{wordOf(RHYTHMS, one.series.rhythm)}</td>
                <td>{one.series.chair.name}</td>
                <td className="tabular">{one.nextOn ?? '—'}</td>
                <td className={isOverQuota(one) ? 'meeting-over tabular' : 'tabular'}>
                  {one.series.mostAYear === null
                    ? t('meetings.series.times', { count: one.thisYear })
                    : t(`meetings.series.${isOverQuota(one) ? 'over' : 'within'}`, {
                        count: one.thisYear,
                        most: one.series.mostAYear,
                      })}
                </td>
                <td>
                  {canSet ? (
                    <Button
                      size="small"
                      onClick={() => setAsked(one)}
                      aria-label={t('meetings.series.editOne', { name: one.series.name })}
                    >
                      {t('meetings.series.change')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollsX>
      {asked ? <SeriesDialog one={asked === 'new' ? null : asked} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

/** 会议系列与日历订阅. */
export default function SeriesPage() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const asked = useRoute(listMeetings, { query: { from: today, to: today } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { series, may } = asked.data;
  return (
    <div className="meetings-page">
      <PageHead
        title={t(may.measure ? 'meetings.series' : 'meetings.feed')}
        trail={[{ to: '/meetings', title: t('meetings.title') }]}
      />
      {may.measure ? <SeriesTable series={series} canSet={may.setSeries} /> : null}
      <CalendarFeed />
    </div>
  );
}
