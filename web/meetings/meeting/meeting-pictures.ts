import type { TFunction } from 'i18next';
import { dayText } from '../../ui/instant-text.ts';
import { shortDay } from '../../ui/labels.ts';
import type { PictureModel } from '../../ui/picture/picture-layout.ts';
import type { Meeting } from '../use-meeting.ts';

/** The notice for a group: when, where, who presides, what is asked, until when to reply; no unit, no matter of the agenda. */
export function buildNoticePicture(t: TFunction, { plan, notice }: Meeting): PictureModel {
  const lines: [key: string, text: string][] = [
    ['meetings.picture.when', `${dayText(plan.heldOn)} ${plan.startsAt}`],
    ['meetings.field.place', plan.place ?? ''],
    ['meetings.field.chair', plan.chair.name],
    ['meetings.field.demands', notice?.demands ?? ''],
    ['meetings.field.replyBy', notice ? dayText(notice.replyBy) : ''],
    ['meetings.field.contact', notice?.contact ?? ''],
  ];
  return {
    title: plan.title,
    under: [t('meetings.picture.notice')],
    columns: [
      { title: t('meetings.picture.item'), share: 1, align: 'left' },
      { title: t('meetings.picture.text'), share: 3.4, align: 'left' },
    ],
    rows: lines.filter(([, text]) => text !== '').map(([key, text]) => [{ text: t(key) }, { text }]),
    foot: [t('meetings.picture.login'), t('meetings.picture.mark')],
  };
}

/** What was decided, as the signed minutes say it: matter, lead unit, deadline. */
export function buildDecisionsPicture(t: TFunction, meeting: Meeting): PictureModel {
  const { decisions, row, minutes } = meeting;
  const standing = decisions.filter(({ stage, leadOrg }) => stage !== 'struck' && leadOrg !== null);
  return {
    title: t('meetings.picture.tasks', { title: row.title }),
    under: [[minutes?.title ?? '', minutes?.issue ?? ''].filter(Boolean).join(' '), dayText(row.heldOn)],
    columns: [
      { title: t('meetings.decisions'), share: 3.6, align: 'left' },
      { title: t('meetings.picture.lead'), share: 1.4, align: 'left' },
      { title: t('meetings.picture.due'), share: 1, align: 'right' },
    ],
    rows: standing.map(({ title, leadOrg, dueOn }) => [
      { text: title },
      { text: leadOrg?.name ?? '' },
      { text: shortDay(dueOn, row.heldOn.slice(0, 4)) || '—' },
    ]),
    foot: [t('meetings.picture.mark')],
  };
}
