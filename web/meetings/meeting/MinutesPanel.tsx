import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_STATES } from '#core/documents/public.ts';
import {
  type AgendaEntry,
  buildMinutesDraft,
  type MeetingPlan,
  type Minutes,
  SIGN_WAYS,
} from '#core/meetings/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useSignedIn } from '../../app/session.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';
import { PaperCheck } from './PaperCheck.tsx';

function toDraft(meeting: Meeting): Minutes {
  if (meeting.minutes) return meeting.minutes as Minutes;
  const outcomes = Object.fromEntries(meeting.entries.map(({ key, outcome }) => [key, outcome]));
  const entries = meeting.entries.map(({ outcome: _, ...entry }) => entry as AgendaEntry);
  return buildMinutesDraft({ plan: meeting.plan as MeetingPlan, entries, outcomes, merged: meeting.merged });
}

function MinutesForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, take } = useMeetingStep(meeting, onClose);
  const send = (minutes: Minutes) =>
    take({
      kind: 'draft-minutes',
      minutes: { ...minutes, sections: minutes.sections ?? [] },
      on: meeting.today,
    });
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  return (
    <Form<Minutes> layout="vertical" requiredMark={false} initialValues={toDraft(meeting)} onFinish={send}>
      <div className="meeting-fields">
        <Form.Item name="issue" label={t('meetings.minutes.issue')}>
          <Input maxLength={40} placeholder="〔2026〕第11期" />
        </Form.Item>
        <Form.Item name="title" label={t('meetings.minutes.title')} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <Form.Item name="opening" label={t('meetings.minutes.opening')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <Form.List name="sections">
        {(rows, { remove, add }) => (
          <>
            {rows.map(({ key, name }) => (
              <fieldset key={key} className="meeting-section">
                <Form.Item
                  name={[name, 'title']}
                  label={t('meetings.minutes.section', { no: name + 1 })}
                  rules={needed}
                >
                  <Input maxLength={120} />
                </Form.Item>
                <Form.Item name={[name, 'text']} label={t('meetings.minutes.text', { no: name + 1 })}>
                  <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
                </Form.Item>
                <Button size="small" onClick={() => remove(name)}>
                  {t('meetings.minutes.removeSection', { no: name + 1 })}
                </Button>
              </fieldset>
            ))}
            <Button onClick={() => add({ title: '', text: '' })}>{t('meetings.minutes.addSection')}</Button>
          </>
        )}
      </Form.List>
      <Form.Item name="closing" label={t('meetings.minutes.closing')}>
        <Input.TextArea autoSize={{ minRows: 1 }} maxLength={2000} />
      </Form.Item>
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t('meetings.minutes.keep')}
      </Button>{' '}
      <Button onClick={onClose}>{t('meetings.cancel')}</Button>
    </Form>
  );
}

/** The minutes as they will be signed, with what each unit said to them. */
function MinutesText({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { minutes, checks, signature } = meeting;
  if (!minutes) return null;
  return (
    <>
      <div className="meeting-minutes-text">
        <p className="meeting-minutes-title">
          {minutes.title}
          {minutes.issue ? <small>{minutes.issue}</small> : null}
        </p>
        <p>{minutes.opening}</p>
        {(minutes.sections ?? []).map(({ title, text }) => (
          <div key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        ))}
        {minutes.closing ? <p>{minutes.closing}</p> : null}
      </div>
      {signature ? (
        <p className="meeting-signature">
          {t('meetings.signature', {
            by: signature.by,
            on: signature.on,
            way: wordOf(SIGN_WAYS, signature.way),
          })}
        </p>
      ) : null}
      {checks.length > 0 ? (
        <ul className="meeting-checks">
          {checks.map(({ org, answer, text, on }) => (
            <li key={org.id}>
              <b>{org.name}</b> {t(`meetings.check.${answer}`)} {text}{' '}
              <span className="muted tabular">{on}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** A unit reads the minutes before they are signed and says so, or what should be changed. */
function CheckBox({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { orgId } = useSignedIn();
  const [text, setText] = useState('');
  const { act, take } = useMeetingStep(meeting, () => setText(''));
  const own = meeting.checks.find(({ org }) => org.id === orgId);
  if (!may(meeting, 'check-minutes') || meeting.row.own === 'not-invited' || own?.answer === 'agree')
    return null;
  const send = (answer: 'agree' | 'suggest') =>
    take({ kind: 'check-minutes', orgId, answer, text, way: 'inside', on: meeting.today });
  return (
    <div className="meeting-check no-print">
      <Input.TextArea
        value={text}
        maxLength={1000}
        autoSize={{ minRows: 1 }}
        aria-label={t('meetings.check.text')}
        placeholder={t('meetings.check.text')}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" loading={act.isPending} onClick={() => send('agree')}>
        {t('meetings.check.agree')}
      </Button>
      <Button disabled={text.trim() === ''} onClick={() => send('suggest')}>
        {t('meetings.check.suggest')}
      </Button>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </div>
  );
}

/** 纪要: drafted from what happened, checked by the units, signed by the chair; afterwards nothing is changed. */
export function MinutesPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [isDrafting, setDrafting] = useState(false);
  const { row, mergedInto, minutes, minutesDocument } = meeting;
  const isAfter = ['held', 'minuted', 'signed'].includes(row.state);
  if (!isAfter) return null;
  const canDraft = may(meeting, 'draft-minutes');
  return (
    <section className="panel" aria-labelledby="meeting-minutes">
      <div className="meeting-panel-head">
        <h2 id="meeting-minutes">{t('meetings.minutes.head')}</h2>
        {canDraft && !isDrafting ? (
          <Button type={minutes ? 'default' : 'primary'} onClick={() => setDrafting(true)}>
            {t(minutes ? 'meetings.minutes.edit' : 'meetings.minutes.draft')}
          </Button>
        ) : null}
      </div>
      {mergedInto ? (
        <p>
          {t('meetings.mergedInto')} <PageLink to={`/meetings/${mergedInto.id}`}>{mergedInto.title}</PageLink>
        </p>
      ) : null}
      {minutesDocument ? (
        <p className="muted">
          {t(minutesDocument.awaitsSignature ? 'meetings.minutes.underWay' : 'meetings.minutes.document')}{' '}
          <PageLink to={`/documents/${minutesDocument.documentId}`}>{minutesDocument.title}</PageLink>（
          {wordOf(DOCUMENT_STATES, minutesDocument.state)}）
        </p>
      ) : null}
      {meeting.merged.map(({ id, title, heldOn }) => (
        <p key={id} className="muted">
          {t('meetings.mergedHere')} <PageLink to={`/meetings/${id}`}>{`${heldOn} ${title}`}</PageLink>
        </p>
      ))}
      {isDrafting ? (
        <MinutesForm meeting={meeting} onClose={() => setDrafting(false)} />
      ) : (
        <>
          {minutes ? (
            <MinutesText meeting={meeting} />
          ) : mergedInto ? null : (
            <p className="muted">{t('meetings.minutes.none')}</p>
          )}
          <CheckBox meeting={meeting} />
          <PaperCheck meeting={meeting} />
        </>
      )}
    </section>
  );
}
