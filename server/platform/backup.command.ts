import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { refuse } from '#core/platform/refusal.ts';
import { backUp } from './backup.ts';
import { type Command, type CommandIo, withCommandDatabase } from './command.ts';
import { type RestoreStep, restore } from './restore.ts';

function readProductVersion(): string {
  const file = path.join(import.meta.dirname, '../../package.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
}

function parseFile(args: string[]): { file: string; isJson: boolean } {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0)
    throw Object.assign(new Error('请给出一个文件名。Name one file.'), { code: 'ERR_PARSE_ARGS_FILE' });
  return { file: path.resolve(file), isJson: values.json };
}

const sumRows = (tables: readonly { rows: number }[]) => tables.reduce((sum, { rows }) => sum + rows, 0);

function printOutcome(
  io: CommandIo,
  isJson: boolean,
  outcome: { file: string; tables: number; rows: number; version: string },
): void {
  const { file, tables, rows, version } = outcome;
  io.stdout(isJson ? JSON.stringify(outcome) : `${file}：${tables} 张表，${rows} 行，版本 ${version}。`);
}

/** `backup FILE`: one moment of the whole database in one file. */
export const runBackup: Command = async (args, io) => {
  const { file, isJson } = parseFile(args);
  const manifest = await withCommandDatabase(({ urls }) =>
    backUp({ ownerUrl: urls.owner, file, productVersion: readProductVersion(), madeAt: new Date() }),
  );
  const { tables, productVersion } = manifest;
  printOutcome(io, isJson, { file, tables: tables.length, rows: sumRows(tables), version: productVersion });
  return 0;
};

/** `restore FILE`: into an empty database; `steps` rebuild and verify what the capabilities keep. */
export function buildRestoreCommand(steps: readonly RestoreStep[]): Command {
  return async (args, io) => {
    const { file, isJson } = parseFile(args);
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile())
      throw refuse('not-found', 'BACKUP_NOT_FOUND', `没有文件 ${file}`, `There is no file ${file}`);
    const manifest = await withCommandDatabase(({ urls }) =>
      restore({ ownerUrl: urls.owner, file, steps, onStep: (title) => io.stderr(`${title} ……`) }),
    );
    const { tables, productVersion } = manifest;
    printOutcome(io, isJson, { file, tables: tables.length, rows: sumRows(tables), version: productVersion });
    return 0;
  };
}
