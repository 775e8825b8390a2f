import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendGateAudit, withGate } from '#server/platform/public.ts';
import { setPassword } from './credentials.queries.ts';
import { requireOwnPassword } from './own-password.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { requireStrongPassword } from './require-strong-password.ts';
import { endSessionsOf } from './sessions.queries.ts';

/** Changes one's own password; all other sessions of the person end at once. */
export async function changePassword(
  ctx: Ctx,
  current: string,
  next: string,
  tokenHash: string,
): Promise<void> {
  const { regionId, personId, login } = ctx.actor;
  const known = await requireOwnPassword(ctx, current, 'change-password');
  await requireStrongPassword(next, login);
  for (const past of [known.password_hash, ...known.past_hashes])
    if (await isPassword(next, past))
      throw refuse(
        'invalid',
        'PASSWORD_USED_BEFORE',
        '不能与最近用过的密码相同',
        'The password was used before',
        ['换一个新密码'],
      );
  const hash = await hashPassword(next);
  await withGate(ctx.db, async (tx) => {
    await setPassword(tx, { regionId, personId, hash, mustChange: false });
    await endSessionsOf(tx, regionId, personId, tokenHash);
    await appendGateAudit(
      tx,
      { login, address: ctx.address, regionId, personId },
      { kind: 'change-password', outcome: 'ok' },
    );
  });
}
