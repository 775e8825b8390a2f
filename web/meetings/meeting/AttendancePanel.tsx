import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ATTENDANCE, type AttendanceRow, listAttendanceLines, SEATS } from '#core/meetings/public.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf, wordOf } from '../../ui/labels.ts';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';

/** Begins with what the reply slips say: leave stays leave, a substitute is named. */
export function toFirstRows(meeting: Meeting): AttendanceRow[] {
  if (meeting.attendance.length > 0) return meeting.attendance as AttendanceRow[];
  return (meeting.notice?.invited ?? []).map(({ org, seat }) => {
    const reply = meeting.replies.find((one) => one.org.id === org.id);
    const person = reply?.substitute?.name ?? reply?.persons.map(({ name }) => name).join('、') ?? '';
    const isAway = reply?.answer === 'leave' && reply.substitute === null;
    return { orgId: org.id, name: org.name, person, seat, state: isAway ? 'leave' : 'present' };
  });
}

/** 到会登记: present, absent or on leave, with who came. */
export function AttendancePanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<AttendanceRow[] | null>(null);
  const { act, take } = useMeetingStep(meeting, () => setRows(null));
  const canMark = may(meeting, 'mark-attendance') && meeting.row.state !== 'notified';
  const kept = meeting.attendance as AttendanceRow[];
  if (!canMark && kept.length === 0) return null;
  const change = (index: number, part: Partial<AttendanceRow>) =>
    setRows((before) => (before ?? []).map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <section className="panel" aria-labelledby="meeting-attendance">
      <div className="meeting-panel-head">
        <h2 id="meeting-attendance">{t('meetings.attendance')}</h2>
        {canMark && rows === null ? (
          <Button size="small" onClick={() => setRows(toFirstRows(meeting))}>
            {t('meetings.attendance.mark')}
          </Button>
        ) : null}
      </div>
      {rows === null && kept.length === 0 ? (
        <p className="muted">{t('meetings.attendance.none')}</p>
      ) : rows === null ? (
        <dl className="meeting-attendance">
          {listAttendanceLines(kept).map(({ term, names }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{names.join('、')}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <>
          <ul className="meeting-roll">
            {rows.map((row, index) => (
              <li key={`${row.orgId ?? ''}-${row.name}`}>
                <b>{row.name}</b>
                <small className="muted">{wordOf(SEATS, row.seat)}</small>
                <Input
                  size="small"
                  value={row.person}
                  aria-label={t('meetings.attendance.person', { name: row.name })}
                  onChange={(event) => change(index, { person: event.target.value })}
                />
                <Radio.Group
                  size="small"
                  value={row.state}
                  aria-label={t('meetings.attendance.state', { name: row.name })}
                  options={choicesOf(ATTENDANCE)}
                  onChange={(event) => change(index, { state: event.target.value as AttendanceRow['state'] })}
                />
              </li>
            ))}
          </ul>
          {act.error ? <ErrorState error={act.error} inline /> : null}
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => take({ kind: 'mark-attendance', rows, on: meeting.today })}
          >
            {t('meetings.keep')}
          </Button>{' '}
          <Button onClick={() => setRows(null)}>{t('meetings.cancel')}</Button>
        </>
      )}
    </section>
  );
}
