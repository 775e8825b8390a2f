import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import {
  type Command,
  type CommandIo,
  readSampleMark,
  replaceSample,
  requireSampleFolder,
  withGate,
} from '#server/platform/public.ts';
import { issueSetupLink, parseAddress, SETUP_LINK_WORDS } from './setup-link.command.ts';

const buildWarning = (folder: string): string =>
  [
    `将删除示例县的全部数据（${folder}），建立空数据库，并给出一次性初始化链接。此操作不能撤回。`,
    `The whole sample county in ${folder} will be deleted and an empty database made; this cannot be taken back.`,
  ].join('\n');

/** Somebody at a terminal is asked before the sample goes; a script said what it wants by calling. */
async function isAgreed(folder: string, io: CommandIo): Promise<boolean> {
  io.stderr(buildWarning(folder));
  if (!process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('输入 yes 继续。Type yes to go on: ');
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

/** `start-empty [--yes]`: throws the sample county away, if there is one, and prints the one-time link of an empty database. */
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
  const hasSample = readSampleMark(home.path) !== undefined;
  if (hasSample && !values.yes && !(await isAgreed(home.path, io))) return 1;
  const link = await replaceSample(home, (app) => withGate(app, (tx) => issueSetupLink(tx, address)));
  io.stdout(
    values.json
      ? JSON.stringify({ link })
      : `${hasSample ? '示例已删除，数据库为空' : '已建立空数据库'}。运行 npm start 后打开链接。\nThe database is empty. Run npm start and open the link.\n${SETUP_LINK_WORDS(link)}`,
  );
  return 0;
};
