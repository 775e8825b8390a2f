import { parseArgs } from 'node:util';
import { refuse } from '#core/platform/public.ts';
import {
  appendGateAudit,
  type Command,
  chinaDay,
  systemAccount,
  withCommandDatabase,
  withGate,
} from '#server/platform/public.ts';
import { findByLogin } from './credentials.queries.ts';
import { deleteFactor } from './second-factor.queries.ts';
import { endSessionsOf } from './sessions.queries.ts';

/**
 * `clear-second-factor LOGIN`: for the last administrator who lost telephone and recovery codes, by whoever runs the machine.
 * Stands in the audit log of the region under the system account.
 */
export const runClearSecondFactor: Command = async (args, io) => {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const login = positionals[0];
  if (login === undefined)
    throw Object.assign(new Error('请写明登录名。Name the login.'), { code: 'ERR_PARSE_ARGS_LOGIN' });
  await withCommandDatabase(({ app }) =>
    withGate(app, async (tx) => {
      const person = await findByLogin(tx, login, chinaDay(new Date()));
      if (!person)
        throw refuse('not-found', 'PERSON_NOT_FOUND', `没有登录名 ${login}`, `No such login: ${login}`, [
          '核对登录名',
        ]);
      const who = { regionId: person.region_id, personId: person.person_id };
      await deleteFactor(tx, who);
      await endSessionsOf(tx, who.regionId, who.personId);
      await appendGateAudit(
        tx,
        { login: systemAccount(), address: 'command', regionId: who.regionId },
        { kind: 'clear-second-factor', outcome: 'ok', subject: `person:${who.personId}` },
      );
    }),
  );
  io.stdout(`${login} 的动态口令已清除，凭密码登录后可重新设置。\nSecond factor of ${login} cleared.`);
  return 0;
};
