import {
  DEFAULT_OUTSIDE_MAIL,
  OUTSIDE_MAIL_RULEBOOK,
  OutsideMailRules,
} from '#core/notifications/outside-mail.ts';
import { canAllowMore } from '#core/notifications/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, findRulebookOn, setRulebook, type Tx } from '#server/platform/public.ts';

export async function findOutsideMail(tx: Tx, regionId: number, on: string): Promise<OutsideMailRules> {
  const stored = await findRulebookOn(tx, regionId, OUTSIDE_MAIL_RULEBOOK, on);
  return stored ? OutsideMailRules.parse(stored.body) : DEFAULT_OUTSIDE_MAIL;
}

export function requireMayAllowMore({ actor }: Ctx): void {
  if (!canAllowMore(actor))
    throw refuse(
      'forbidden',
      'MORE_NOT_YOURS',
      '站外消息带标题和数字，由项目办主任决定',
      'Whether titles and figures leave the house is decided by the head of the project office',
      ['请联系项目办主任'],
    );
}

/** Whether letters name what waits; kept with who allowed it and when. */
export async function setOutsideMail(ctx: Ctx, rules: OutsideMailRules): Promise<{ version: number }> {
  requireMayAllowMore(ctx);
  const { version } = await setRulebook(ctx, {
    kind: OUTSIDE_MAIL_RULEBOOK,
    body: rules,
    source: '',
    actKind: 'outside-mail-set.v1',
    auditKind: 'set-outside-mail',
  });
  return { version };
}
