import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { buildNoticeText, buildReplyReminder, makeMeetingReplyLink, SEATS } from '#core/meetings/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct } from '../../app/use-route.ts';
import { CopyWeChatText } from '../../ui/CopyWeChatText.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { dayText } from '../../ui/instant-text.ts';
import { LongPicture } from '../../ui/LongPicture.tsx';
import { shortDay, wordOf } from '../../ui/labels.ts';
import { OneTimeLink } from '../../ui/OneTimeLink.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';
import { buildNoticePicture } from './meeting-pictures.ts';

type Reply = Meeting['replies'][number];

function answerOf(reply: Reply | undefined, t: TFunction): string {
  if (!reply) return t('meetings.reply.none');
  if (reply.answer === 'attend')
    return (
      reply.persons.map(({ name, post }) => `${name}${post ? `（${post}）` : ''}`).join('、') ||
      t('meetings.reply.attend')
    );
  const { substitute } = reply;
  const who = substitute
    ? t(substitute.post === '' ? 'meetings.reply.substitute' : 'meetings.reply.substituteOf', substitute)
    : '';
  return t('app.titled', { word: t(`meetings.leave.${reply.leave}`), title: `${reply.reason}${who}` });
}

/** 通知与回执: who has answered what; leave is decided here. */
export function RepliesPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const { orgId } = useSignedIn();
  const { act, take } = useMeetingStep(meeting);
  const { notice, replies, today } = meeting;
  if (!notice) return null;
  const isInside = meeting.may.readPreparation;
  const shown = isInside
    ? notice.invited
    : notice.invited.filter(({ org }) => org.id === orgId || replies.some((one) => one.org.id === org.id));
  const decide = (orgId: string, isGranted: boolean) =>
    take({ kind: 'decide-leave', orgId, isGranted, note: '', on: today });
  return (
    <section className="panel" aria-labelledby="meeting-replies">
      <div className="meeting-panel-head">
        <h2 id="meeting-replies">{t('meetings.replies')}</h2>
        {isInside ? (
          <span className="muted">
            {t('meetings.replies.count', { replied: replies.length, invited: notice.invited.length })}
          </span>
        ) : null}
      </div>
      <p className="muted">
        {t('meetings.replyBy', { on: notice.replyBy })}
        {notice.contact ? ` · ${notice.contact}` : ''}
      </p>
      {notice.demands ? <p>{notice.demands}</p> : null}
      {may(meeting, 'open') ? (
        <p className="meeting-inline no-print">
          <GroupText meeting={meeting} />
          <LongPicture
            size="small"
            namesUnits={false}
            name={meeting.row.title}
            build={() => buildNoticePicture(t, meeting)}
          />
        </p>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <ScrollsX label={t('meetings.replies.answer')}>
        <table className="plain-table meeting-table">
          <thead>
            <tr>
              {['unit', 'seat', 'answer', 'on'].map((key) => (
                <th key={key} scope="col">
                  {t(`meetings.replies.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ org, seat }) => {
              const reply = replies.find((one) => one.org.id === org.id);
              return (
                <tr key={org.id}>
                  <th scope="row">{org.name}</th>
                  <td>{wordOf(SEATS, seat)}</td>
                  <td className="is-wide">
                    {answerOf(reply, t)}
                    {reply?.leave === 'asked' && may(meeting, 'decide-leave') ? (
                      <span className="meeting-inline">
                        <Button size="small" type="primary" onClick={() => decide(org.id, true)}>
                          {t('meetings.leave.grant')}
                        </Button>
                        <Button size="small" onClick={() => decide(org.id, false)}>
                          {t('meetings.leave.refuse')}
                        </Button>
                      </span>
                    ) : null}
                    {meeting.may.draft && may(meeting, 'reply') ? (
                      <span className="meeting-inline no-print">
                        <Button
                          size="small"
                          type="link"
                          aria-label={`${org.name} ${t('meetings.reply.record')}`}
                          onClick={() => openPage(`/meetings/${meeting.row.id}/reply`, { orgId: org.id })}
                        >
                          {t(reply ? 'meetings.reply.recordAgain' : 'meetings.reply.recordShort')}
                        </Button>
                        <SlipLink meetingId={meeting.row.id} org={org} />
                      </span>
                    ) : null}
                  </td>
                  <td className="tabular">{shortDay(reply?.on ?? null, today.slice(0, 4))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}

/** For a unit without an account: its own link to its reply slip. */
function SlipLink({ meetingId, org }: { meetingId: string; org: { id: string; name: string } }) {
  const { t } = useTranslation();
  const make = useAct(makeMeetingReplyLink);
  return (
    <OneTimeLink
      label={t('meetings.linkShort')}
      fullLabel={`${org.name} ${t('meetings.link')}`}
      isPlain
      copyLabel={t('meetings.link.copy')}
      copied={t('meetings.link.copied')}
      hint={make.data ? t('meetings.link.why', { day: dayText(make.data.expiresOn) }) : ''}
      path={make.data?.path}
      isBusy={make.isPending}
      error={make.error}
      onMake={() => make.mutate({ params: { meetingId }, body: { orgId: org.id } })}
    />
  );
}

/** For the group chat: the notice, and once somebody has answered, how many have not. */
function GroupText({ meeting: { plan, notice, replies } }: { meeting: Meeting }) {
  if (!notice) return null;
  const facts = { ...plan, replyBy: notice.replyBy, contact: notice.contact };
  const waiting = notice.invited.filter(({ org }) => !replies.some((one) => one.org.id === org.id)).length;
  const text =
    replies.length > 0 && waiting > 0 ? buildReplyReminder(facts, waiting) : buildNoticeText(facts);
  return <CopyWeChatText text={text} size="small" />;
}
