import { parseArgs } from 'node:util';
import { type Command, replaceSample, requireSampleFolder, withGate } from '#server/platform/public.ts';
import { issueSetupLink, parseAddress, SETUP_LINK_WORDS } from './setup-link.command.ts';

const buildWarning = (folder: string): string =>
  [
    `将删除示例县的全部数据（${folder}），建立空数据库，并给出一次性初始化链接。此操作不能撤回。`,
    `The whole sample county in ${folder} will be deleted and an empty database made; this cannot be taken back.`,
    '确认后加上 --yes 再运行。Run again with --yes.',
  ].join('\n');

/** `start-empty --yes`: throws the sample county away and prints the one-time link of an empty database. */
export const runStartEmpty: Command = async (args, io) => {
  const { values } = parseArgs({
    args,
    options: {
      yes: { type: 'boolean', default: false },
      address: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const address = parseAddress(values.address);
  const home = requireSampleFolder();
  if (!values.yes) {
    io.stderr(buildWarning(home.path));
    return 1;
  }
  const link = await replaceSample(home, (app) => withGate(app, (tx) => issueSetupLink(tx, address)));
  io.stdout(
    values.json
      ? JSON.stringify({ link })
      : `示例已删除，数据库为空。运行 npm start 后打开链接。\nThe sample is gone. Run npm start and open the link.\n${SETUP_LINK_WORDS(link)}`,
  );
  return 0;
};
