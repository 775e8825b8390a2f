import { findPasswordWeakness } from '#core/people/password-policy.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendGateAudit, withGate } from '#server/platform/public.ts';
import { accountKeyOf, countFailure, findLock, getCredential, setPassword } from './credentials.queries.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { endSessionsOf } from './sessions.queries.ts';
import { ACCOUNT_TRIES, locked } from './sign-in.ts';

/** Somebody at a session that was left open does not guess the password by changing it: it counts as a wrong sign-in. */
async function refuseGuess({ db, actor, address }: Ctx): Promise<never> {
  const { regionId, personId, login } = actor;
  await withGate(db, async (tx) => {
    await countFailure(tx, accountKeyOf(login), ACCOUNT_TRIES);
    const who = { login, address, regionId, personId };
    await appendGateAudit(tx, who, { kind: 'change-password', outcome: 'refused' });
  });
  throw refuse('invalid', 'PASSWORD_WRONG', '当前密码不对', 'The current password is wrong');
}

/** Changes one's own password; all other sessions of the person end at once. */
export async function changePassword(
  ctx: Ctx,
  current: string,
  next: string,
  tokenHash: string,
): Promise<void> {
  const { regionId, personId, login } = ctx.actor;
  const key = accountKeyOf(login);
  const { known, lock } = await withGate(ctx.db, async (tx) => ({
    known: await getCredential(tx, regionId, personId),
    lock: await findLock(tx, [key]),
  }));
  if (lock) throw locked(lock, key);
  if (!(await isPassword(current, known.password_hash))) return refuseGuess(ctx);
  const weakness = findPasswordWeakness(next, login);
  if (weakness) throw refuse('invalid', 'PASSWORD_WEAK', weakness.zh, weakness.en);
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
