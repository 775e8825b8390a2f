import type { z } from 'zod';
import { DEFAULT_CHOICES, type NoticeChoices } from '#core/notifications/choices.ts';
import type {
  getNoticeChoices as choicesRoute,
  listNotices as noticesRoute,
} from '#core/notifications/contract.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAudit,
  type Ctx,
  once,
  readMessageSettings,
  sendJob,
  type Tx,
  withScope,
} from '#server/platform/public.ts';
import { listChoices, putChoices } from './choices.queries.ts';
import { countUnread, listNoticesOf, listOpenNotices, markRead } from './notices.queries.ts';
import { findLastLetter, insertMessage } from './outbox.queries.ts';
import { findOutsideMail } from './outside-mail.ts';
import { PLATFORM_NAME, tellPerson } from './tell-people.ts';

const PAGE = 50;

/** One's own notices, the newest first. */
export function getNotices(
  ctx: Ctx,
  { show, before }: z.output<typeof noticesRoute.query>,
): Promise<z.input<typeof noticesRoute.output>> {
  const { regionId, personId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rows = await listNoticesOf(tx, {
      regionId,
      personId,
      isOpenOnly: show === 'open',
      before: before ?? null,
      limit: PAGE + 1,
    });
    return {
      notices: rows.slice(0, PAGE).map(({ address, toldAt, ...row }) => ({
        ...row,
        to: address,
        toldAt: toldAt.toISOString(),
      })),
      unread: await countUnread(tx, regionId, personId),
      hasMore: rows.length > PAGE,
    };
  });
}

/** Looks at what waits for the person now, tells what is new, and counts what he has not read. */
export async function getUnread(ctx: Ctx): Promise<{ unread: number }> {
  const { regionId, personId } = ctx.actor;
  const transaction = <T>(run: (tx: Tx) => Promise<T>) => withScope(ctx.db, ctx.actor, run);
  const open = await transaction((tx) => listOpenNotices(tx, regionId, ctx.actor));
  await tellPerson(ctx, ctx.actor, open, transaction);
  return { unread: await transaction((tx) => countUnread(tx, regionId, personId)) };
}

export function readNotices(ctx: Ctx, ids: readonly string[] | undefined): Promise<{ read: number }> {
  const { regionId, personId } = ctx.actor;
  return once(ctx, async (tx) => ({
    read: await markRead(tx, { regionId, personId, ids: ids ?? null, at: ctx.now }),
  }));
}

export function getNoticeChoices(ctx: Ctx): Promise<z.input<typeof choicesRoute.output>> {
  const { regionId, personId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const [own] = await listChoices(tx, regionId, personId);
    const letter = await findLastLetter(tx, regionId, personId);
    return {
      choices: { ...DEFAULT_CHOICES, ...own?.choices },
      canMail: readMessageSettings().mailServer !== '',
      tellsMore: (await findOutsideMail(tx, regionId, ctx.today)).tellsMore,
      lastLetter: letter
        ? {
            state: letter.state,
            at: (letter.sentAt ?? letter.createdAt).toISOString(),
            fault: letter.fault,
            answer: letter.answer,
          }
        : null,
    };
  });
}

/** One test letter a minute to the address that is kept, sent at once and tried once. */
export function tryMail(ctx: Ctx): Promise<{ isSent: boolean }> {
  const { regionId, personId } = ctx.actor;
  return once(ctx, async (tx) => {
    const [own] = await listChoices(tx, regionId, personId);
    const mailAddress = own?.choices.mailAddress ?? '';
    if (mailAddress === '')
      throw refuse(
        'invalid',
        'MAIL_ADDRESS_MISSING',
        '请先填写邮箱地址并保存',
        'Enter your address and save it first',
        ['填写邮箱地址'],
      );
    if (readMessageSettings().mailServer === '')
      throw refuse('not-allowed-now', 'MAIL_NOT_SET_UP', '邮件服务器尚未设置', 'No mail server is set up', [
        '由运维人员设置邮件服务器（LUOSHI_SMTP_URL）',
      ]);
    const text = `【${PLATFORM_NAME}】测试邮件：邮箱已接通。`;
    const id = await insertMessage(tx, regionId, {
      key: `try-mail-${personId}-${Math.floor(ctx.now.getTime() / 60_000)}`,
      robotId: null,
      ...{ personId, mailAddress, subject: text, text },
    });
    await sendJob(tx, 'send-outbox', {});
    await appendAudit(tx, ctx, { kind: 'try-mail', outcome: 'ok', subject: `person:${personId}` });
    return { isSent: id !== undefined };
  });
}

/** One's own way of being told; an e-mail rhythm needs an address. */
export function setNoticeChoices(ctx: Ctx, choices: NoticeChoices): Promise<{ kept: boolean }> {
  if (choices.rhythm !== 'off' && choices.mailAddress === '')
    throw refuse('invalid', 'MAIL_ADDRESS_MISSING', '要收邮件，请先填写邮箱地址', 'E-mail needs an address', [
      '填写邮箱地址',
      '改为不发邮件',
    ]);
  return once(ctx, async (tx) => {
    await putChoices(tx, ctx.actor.regionId, ctx.actor.personId, choices);
    await appendAudit(tx, ctx, {
      kind: 'set-notice-choices',
      outcome: 'ok',
      subject: `person:${ctx.actor.personId}`,
      detail: { rhythm: choices.rhythm },
    });
    return { kept: true };
  });
}
