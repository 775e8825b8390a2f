import { parseArgs } from 'node:util';
import { openCommandContext } from '#server/people/public.ts';
import {
  type Command,
  type CommandIo,
  type Ctx,
  chinaDay,
  withCommandDatabase,
} from '#server/platform/public.ts';
import { freezePeriod } from './freeze-period.ts';
import { openPeriod } from './open-period.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** `[PERIOD] --as LOGIN [--json]`: the shared shape of the two commands; 2 when it is used wrongly. */
async function runOnPeriod(
  usage: string,
  args: string[],
  io: CommandIo,
  run: (ctx: Ctx, period: string, withMissing: boolean) => Promise<{ sentence: string }>,
  unsaid = '',
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      json: { type: 'boolean', default: false },
      'with-missing': { type: 'boolean', default: false },
    },
  });
  const period = positionals[0] ?? unsaid;
  if (!values.as || !MONTH.test(period) || positionals.length > 1) {
    if (!values.as) io.stderr('缺少 --as 登录名：写入要记在一个人名下  --as LOGIN is missing');
    io.stderr(`用法 Usage: ${usage}`);
    return 2;
  }
  const login = values.as;
  const done = await withCommandDatabase(async ({ app }) =>
    run(await openCommandContext(app, login), period, values['with-missing']),
  );
  io.stdout(values.json ? JSON.stringify(done, null, 2) : done.sentence);
  return 0;
}

/** 开启一期填报，不写期别即本月。 */
export const runOpenPeriod: Command = (args, io) =>
  runOnPeriod(
    'open-period [2026-11] --as LOGIN [--json]',
    args,
    io,
    (ctx, period) => openPeriod(ctx, period),
    chinaDay(new Date()).slice(0, 7),
  );

/** 定版。 */
export const runFreezePeriod: Command = (args, io) =>
  runOnPeriod(
    'freeze-period 2026-10 --as LOGIN [--with-missing] [--json]',
    args,
    io,
    (ctx, period, withMissing) => freezePeriod(ctx, { period, withMissing }),
  );
