import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendGateAudit, withGate } from '#server/platform/public.ts';
import { accountKeyOf, countFailure, findLock, getCredential } from './credentials.queries.ts';
import { isPassword } from './passwords.ts';
import { ACCOUNT_TRIES, locked } from './sign-in-lock.ts';

/** Somebody at a session that was left open does not guess the password by an act that asks for it: it counts as a wrong sign-in. */
async function refuseGuess({ db, actor, address }: Ctx, kind: string): Promise<never> {
  const { regionId, personId, login } = actor;
  await withGate(db, async (tx) => {
    await countFailure(tx, accountKeyOf(login), ACCOUNT_TRIES);
    await appendGateAudit(tx, { login, address, regionId, personId }, { kind, outcome: 'refused' });
  });
  throw refuse('invalid', 'PASSWORD_WRONG', '当前密码不对', 'The current password is wrong');
}

/** The credential of the person who acts, once he has said his password; `kind` names the act in the audit log. */
export async function requireOwnPassword(
  ctx: Ctx,
  password: string,
  kind: string,
): Promise<{ password_hash: string; past_hashes: string[] }> {
  const { regionId, personId, login } = ctx.actor;
  const key = accountKeyOf(login);
  const { known, lock } = await withGate(ctx.db, async (tx) => ({
    known: await getCredential(tx, regionId, personId),
    lock: await findLock(tx, [key]),
  }));
  if (lock) throw locked(lock, key);
  return (await isPassword(password, known.password_hash)) ? known : refuseGuess(ctx, kind);
}
