import { formatDayOfYear, type IsoDate, toWechatText } from '#core/platform/public.ts';

export interface NoticeFacts {
  title: string;
  heldOn: IsoDate;
  /** `09:00`. */
  startsAt: string;
  place: string;
  replyBy: IsoDate;
  contact: string;
}

const sayPlace = (place: string): string => (place === '' ? '' : `在${place}`);
const sign = (contact: string): string => (contact === '' ? '' : `联系：${contact}`);

/** A notice of a meeting for a group outside the system: when and where, no unit and no matter of its agenda (handbook 8.2). */
export const buildNoticeText = ({ title, heldOn, startsAt, place, replyBy, contact }: NoticeFacts): string =>
  toWechatText(
    `【会议通知】定于${formatDayOfYear(heldOn)}${startsAt}${sayPlace(place)}召开${title}，通知已在系统内发出，请参会单位于${formatDayOfYear(replyBy)}前登录报送参会回执。收到请回复。${sign(contact)}`,
  );

/** To those who have not answered yet: how many, never who. */
export const buildReplyReminder = (facts: NoticeFacts, waiting: number): string =>
  toWechatText(
    `【回执提醒】${formatDayOfYear(facts.heldOn)}召开的${facts.title}，还有${waiting}个单位未报送参会回执，请于${formatDayOfYear(facts.replyBy)}前登录系统报送。${sign(facts.contact)}`,
  );
