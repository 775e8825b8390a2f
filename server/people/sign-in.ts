import { availableParallelism } from 'node:os';
import type { z } from 'zod';
import type { signIn as signInRoute } from '#core/people/session-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { PublicCtx } from '#server/platform/public.ts';
import { appendGateAudit, withGate } from '#server/platform/public.ts';
import { requireAdministratorPlace } from './administrator-place.ts';
import {
  accountKeyOf,
  clearFailures,
  countFailure,
  findByLogin,
  findLock,
  noteSignIn,
  type SignInRow,
} from './credentials.queries.ts';
import { checkDecoy, isPassword } from './passwords.ts';
import { passSecondFactor } from './second-factor.ts';
import { addSession } from './sessions.queries.ts';
import { ACCOUNT_TRIES, locked } from './sign-in-lock.ts';
import { hashToken, newToken } from './tokens.ts';
import { openTurns } from './turns.ts';

const ADDRESS_TRIES = 50;
export const SESSION_HOURS = 12;
/** One core is left for everything else; sign-ins wait less long than proxies do, which is a minute. */
const AT_ONCE = Math.max(2, availableParallelism() - 1);
const PATIENCE_MS = 55_000;

const keysOf = (login: string, address: string) => ({
  account: accountKeyOf(login),
  address: `address:${address}`,
});

const wrong = () =>
  refuse('forbidden', 'SIGN_IN_WRONG', '登录名或密码不对', 'Wrong name or password', [
    '核对后重试；连错5次锁定15分钟',
    '忘记密码请单位管理员重置',
  ]);

/** Checking a password takes a core and 20 MB for a while, on purpose; a crowd must not take the machine from those who work. */
const inTurn = openTurns(AT_ONCE, PATIENCE_MS);

type SignInInput = z.output<typeof signInRoute.body>;
interface SignedIn {
  token: string;
  mustChangePassword: boolean;
}

/** Signs in by name and password. Same time and text for an unknown login; five failures lock for a quarter of an hour. */
export const signIn = (ctx: PublicCtx, given: SignInInput): Promise<SignedIn> =>
  inTurn(() => signInNow(ctx, given));

async function signInNow(ctx: PublicCtx, { login, password, code }: SignInInput): Promise<SignedIn> {
  const keys = keysOf(login, ctx.address);
  const { lock, row } = await withGate(ctx.db, async (tx) => ({
    lock: await findLock(tx, [keys.account, keys.address]),
    row: await findByLogin(tx, login, ctx.today),
  }));
  if (lock) {
    await withGate(ctx.db, (tx) =>
      appendGateAudit(tx, whoTried(ctx, login, row), {
        kind: 'sign-in',
        outcome: 'refused',
        detail: { locked: true },
      }),
    );
    throw locked(lock, keys.account);
  }
  const right = row ? await isPassword(password, row.password_hash) : await checkDecoy(password);
  if (!row || !right) return refuseSignIn(ctx, login, keys, row);
  if (!row.is_active || row.org_id === null) return refuseWithoutPost(ctx, login, row);
  if (row.is_initial_over) return refuseOldInitial(ctx, login, row);
  const who = { regionId: row.region_id, personId: row.person_id, login };
  await requireAdministratorPlace(ctx, who);
  const mustSetFactor = await passSecondFactor(ctx, who, code);
  return openSession(ctx, row, { login, orgId: row.org_id, accountKey: keys.account, mustSetFactor });
}

/** A try at a name that exists stands in the audit log of its region, where the auditor reads it. */
const whoTried = ({ address }: PublicCtx, login: string, row: SignInRow | undefined) => ({
  ...{ login, address },
  ...(row ? { regionId: row.region_id, personId: row.person_id } : {}),
});

async function refuseSignIn(
  ctx: PublicCtx,
  login: string,
  keys: { account: string; address: string },
  row: SignInRow | undefined,
): Promise<never> {
  await withGate(ctx.db, async (tx) => {
    await countFailure(tx, keys.account, ACCOUNT_TRIES);
    await countFailure(tx, keys.address, ADDRESS_TRIES);
    await appendGateAudit(tx, whoTried(ctx, login, row), { kind: 'sign-in', outcome: 'refused' });
  });
  throw wrong();
}

/** Told only to somebody who knows the password: stopped, without a post any more, or not given one yet. */
async function refuseWithoutPost(ctx: PublicCtx, login: string, row: SignInRow): Promise<never> {
  const detail = { isActive: row.is_active, hasPost: row.org_id !== null };
  await withGate(ctx.db, (tx) =>
    appendGateAudit(tx, whoTried(ctx, login, row), { kind: 'sign-in', outcome: 'refused', detail }),
  );
  throw refuse(
    'forbidden',
    'SIGN_IN_WITHOUT_POST',
    row.is_active ? '账号没有在任的岗位，不能登录' : '账号已停用，不能登录',
    row.is_active ? 'The account holds no post' : 'The account is stopped',
    ['请联系本单位管理员或项目办'],
  );
}

async function refuseOldInitial(ctx: PublicCtx, login: string, row: SignInRow): Promise<never> {
  const detail = { initialPasswordOver: true };
  await withGate(ctx.db, (tx) =>
    appendGateAudit(tx, whoTried(ctx, login, row), { kind: 'sign-in', outcome: 'refused', detail }),
  );
  throw refuse(
    'forbidden',
    'SIGN_IN_INITIAL_OVER',
    '初始密码已过期（30天内没有登录修改）',
    'The initial password has run out: it was not changed within 30 days',
    ['请单位管理员重置密码'],
  );
}

interface Opening {
  login: string;
  orgId: string;
  accountKey: string;
  mustSetFactor: boolean;
}

async function openSession(ctx: PublicCtx, row: SignInRow, opening: Opening): Promise<SignedIn> {
  const { login, orgId, accountKey, mustSetFactor } = opening;
  const token = newToken();
  await withGate(ctx.db, async (tx) => {
    // Of many guesses sent at once, those that end after the fifth failure no longer count.
    const lock = await findLock(tx, [accountKey]);
    if (lock) throw locked(lock, accountKey);
    await clearFailures(tx, accountKey);
    await noteSignIn(tx, { regionId: row.region_id, personId: row.person_id });
    await addSession(tx, {
      tokenHash: hashToken(token),
      regionId: row.region_id,
      personId: row.person_id,
      orgId,
      expiresAt: new Date(ctx.now.getTime() + SESSION_HOURS * 3_600_000),
      address: ctx.address,
      agent: ctx.agent.slice(0, 200),
      mustSetFactor,
    });
    await appendGateAudit(tx, whoTried(ctx, login, row), { kind: 'sign-in', outcome: 'ok' });
  });
  return { token, mustChangePassword: row.must_change };
}
