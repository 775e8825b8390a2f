import type { Role } from '#core/people/actor.ts';
import { needsSecondFactor } from '#core/people/second-factor.ts';
import { refuse } from '#core/platform/public.ts';
import { appendGateAudit, type Ctx, type PublicCtx, type Tx, withGate } from '#server/platform/public.ts';
import { accountKeyOf, countFailure, findLock } from './credentials.queries.ts';
import { findStep, newRecoveryCodes, newSecret, toAuthenticatorAddress } from './one-time-code.ts';
import { getRegion, listPostsOf } from './orgs.queries.ts';
import { requireOwnPassword } from './own-password.ts';
import {
  confirmFactor,
  deleteFactor,
  demandFactorOf,
  findSecondFactor,
  putSecret,
  type SecondFactor,
  takeRecoveryCode,
  takeStep,
} from './second-factor.queries.ts';
import { getAdministrationRules } from './settings.queries.ts';
import { ACCOUNT_TRIES, locked } from './sign-in-lock.ts';
import { hashToken } from './tokens.ts';

interface Who {
  regionId: number;
  personId: string;
  login: string;
}

const whoActs = ({ actor }: Ctx): Who => ({
  regionId: actor.regionId,
  personId: actor.personId,
  login: actor.login,
});

const wrongCode = () =>
  refuse(
    'invalid',
    'SECOND_FACTOR_CODE_WRONG',
    '动态口令不对，或已经用过',
    'The code is wrong, or was used already',
    [
      '等手机上换出下一个动态口令再输入，并核对手机时间',
      '手机不在身边可用备用码',
      '都没有的，请管理账号的人清除动态口令',
    ],
  );

const unreadable = () =>
  refuse(
    'not-allowed-now',
    'SECOND_FACTOR_UNREADABLE',
    '服务器上没有封存动态口令的密钥，动态口令无法核对',
    'The server lacks the key that seals second factors, so the code cannot be checked',
    [
      '用备用码登录，停用后重新设置',
      '没有备用码的，请管理账号的人清除动态口令',
      '请运维人员放回原来的封存密钥',
    ],
  );

/** Uses a code up: six digits of the telephone once, or a recovery code; a wrong one counts as a wrong sign-in. */
async function requireCode(
  ctx: Pick<PublicCtx, 'db' | 'address' | 'now'>,
  who: Who,
  { factor, code }: { factor: SecondFactor; code: string },
  kind: string,
): Promise<void> {
  const key = accountKeyOf(who.login);
  const { secret } = factor;
  const step = secret === null ? null : findStep(secret, code.replace(/\s/g, ''), ctx.now, factor.lastStep);
  const taken = await withGate(ctx.db, async (tx) => {
    const lock = await findLock(tx, [key]);
    if (lock) throw locked(lock, key);
    const isTaken =
      step === null
        ? await takeRecoveryCode(tx, { ...who, hash: hashToken(code.toLowerCase()) })
        : await takeStep(tx, { ...who, step });
    if (isTaken) return true;
    await countFailure(tx, key, ACCOUNT_TRIES);
    const detail = { secondFactor: true };
    await appendGateAudit(tx, { ...who, address: ctx.address }, { kind, outcome: 'refused', detail });
    return false;
  });
  if (!taken) throw secret === null ? unreadable() : wrongCode();
}

async function isWantedOf(tx: Tx, { regionId, personId }: Who, today: string): Promise<boolean> {
  const { secondFactor } = await getAdministrationRules(tx, regionId, today);
  if (secondFactor === 'nobody') return false;
  const posts = await listPostsOf(tx, regionId, personId, today);
  return needsSecondFactor(posts.flatMap(({ roles }) => roles) as Role[], secondFactor);
}

/** At the sign-in, behind a right password. Gives whether a factor is wanted that is not there. */
export async function passSecondFactor(ctx: PublicCtx, who: Who, code: string | undefined): Promise<boolean> {
  const { factor, isWanted } = await withGate(ctx.db, async (tx) => ({
    factor: await findSecondFactor(tx, who),
    isWanted: await isWantedOf(tx, who, ctx.today),
  }));
  if (!factor?.isConfirmed) return isWanted;
  if (code === undefined)
    throw refuse(
      'forbidden',
      'SIGN_IN_CODE_WANTED',
      '请输入手机上的动态口令',
      'Enter the code of your authenticator',
      ['输入动态口令或备用码'],
    );
  await requireCode(ctx, who, { factor, code }, 'sign-in');
  return false;
}

const standsAlready = () =>
  refuse('not-allowed-now', 'SECOND_FACTOR_STANDS', '动态口令已启用', 'A second factor is in use already', [
    '换手机的先停用，再重新设置',
  ]);

/** A secret for the telephone; nothing is asked with it until its first code was given. */
export async function beginSecondFactor(
  ctx: Ctx,
  password: string,
): Promise<{ secret: string; address: string }> {
  const who = whoActs(ctx);
  await requireOwnPassword(ctx, password, 'set-second-factor');
  const secret = newSecret();
  const region = await withGate(ctx.db, async (tx) => {
    if ((await findSecondFactor(tx, who))?.isConfirmed) throw standsAlready();
    await putSecret(tx, { ...who, secret });
    return getRegion(tx, who.regionId);
  });
  return { secret, address: toAuthenticatorAddress(secret, `落实 ${region.name}`, who.login) };
}

/** The first code of the telephone puts the factor in use; recovery codes are shown this once. */
export async function confirmSecondFactor(ctx: Ctx, code: string): Promise<{ recoveryCodes: string[] }> {
  const who = whoActs(ctx);
  const factor = await withGate(ctx.db, (tx) => findSecondFactor(tx, who));
  if (!factor)
    throw refuse('not-allowed-now', 'SECOND_FACTOR_NOT_BEGUN', '还没有开始设置', 'Nothing was begun', [
      '先取得二维码',
    ]);
  if (factor.isConfirmed) throw standsAlready();
  await requireCode(ctx, who, { factor, code }, 'set-second-factor');
  const recoveryCodes = newRecoveryCodes();
  await withGate(ctx.db, async (tx) => {
    await confirmFactor(tx, { ...who, hashes: recoveryCodes.map(hashToken) });
    await appendGateAudit(tx, { ...who, address: ctx.address }, { kind: 'set-second-factor', outcome: 'ok' });
  });
  return { recoveryCodes };
}

/** Taken away by its own person, with password and code; where one is wanted, the next is set before anything else. */
export async function removeSecondFactor(
  ctx: Ctx,
  { password, code }: { password: string; code: string },
): Promise<{ removed: boolean }> {
  const who = whoActs(ctx);
  await requireOwnPassword(ctx, password, 'remove-second-factor');
  const factor = await withGate(ctx.db, (tx) => findSecondFactor(tx, who));
  if (!factor?.isConfirmed) return { removed: false };
  await requireCode(ctx, who, { factor, code }, 'remove-second-factor');
  await withGate(ctx.db, async (tx) => {
    await deleteFactor(tx, who);
    if (await isWantedOf(tx, who, ctx.today)) await demandFactorOf(tx, who);
    await appendGateAudit(
      tx,
      { ...who, address: ctx.address },
      { kind: 'remove-second-factor', outcome: 'ok' },
    );
  });
  return { removed: true };
}
