import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { refuse } from '#core/platform/refusal.ts';
import { backUp } from './backup.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { type Command, type CommandIo, withCommandDatabase } from './command.ts';
import { bootstrapCluster, buildSocketUrls } from './embedded-database.ts';
import { readProductVersion } from './product-version.ts';
import { type RestoreStep, requirePassword, restore } from './restore.ts';
import { startScratchCluster } from './scratch-cluster.ts';
import { readPassword, type SealName } from './sealed-file.ts';

interface BackupWords {
  file: string;
  isJson: boolean;
  password?: string;
  by: SealName;
}

function parseFile(args: string[]): BackupWords {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      'password-file': { type: 'string' },
      cipher: { type: 'string', default: 'aes' },
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0)
    throw Object.assign(new Error('请给出一个文件名。Name one file.'), { code: 'ERR_PARSE_ARGS_FILE' });
  const by = values.cipher;
  if (by !== 'aes' && by !== 'sm4')
    throw Object.assign(new Error('加密算法只有 aes、sm4。The ciphers are aes and sm4.'), {
      code: 'ERR_PARSE_ARGS_CIPHER',
    });
  const passwordFile = values['password-file'];
  const password = passwordFile === undefined ? {} : { password: readPassword(passwordFile) };
  return { file: path.resolve(file), isJson: values.json, by, ...password };
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
  const { file, isJson, password, by } = parseFile(args);
  const manifest = await withCommandDatabase(({ urls }) =>
    backUp({
      ...{ ownerUrl: urls.owner, file, productVersion: readProductVersion(), madeAt: new Date() },
      ...(password === undefined ? {} : { seal: { password, by } }),
    }),
  );
  const { tables, productVersion } = manifest;
  printOutcome(io, isJson, { file, tables: tables.length, rows: sumRows(tables), version: productVersion });
  return 0;
};

function requireFile(file: string): void {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile())
    throw refuse('not-found', 'BACKUP_NOT_FOUND', `没有文件 ${file}`, `There is no file ${file}`);
}

const bringBack = (
  { file, password }: BackupWords,
  ownerUrl: string,
  steps: readonly RestoreStep[],
  io: CommandIo,
): Promise<BackupManifest> =>
  restore({
    ...{
      ownerUrl,
      file,
      steps,
      onStep: (title: string) => io.stderr(title.endsWith('.') ? title : `${title} ……`),
    },
    ...(password === undefined ? {} : { password }),
  });

/**
 * `prove-backup FILE`: restores it into a database of its own that is thrown away afterwards, with everything that a restore checks:
 * sums, row counts, derived tables, hash chains. Exit code 0 means that this file brings the county back.
 */
export function buildProveCommand(steps: readonly RestoreStep[]): Command {
  return async (args, io) => {
    const words = parseFile(args);
    requireFile(words.file);
    requirePassword(words);
    const begun = Date.now();
    const cluster = await startScratchCluster();
    try {
      await bootstrapCluster(cluster.socket, 'luoshi');
      const urls = buildSocketUrls(cluster.socket, 'luoshi');
      const { tables, madeAt, productVersion } = await bringBack(words, urls.owner, steps, io);
      const outcome = {
        ...{
          file: words.file,
          madeAt,
          version: productVersion,
          tables: tables.length,
          rows: sumRows(tables),
        },
        seconds: Math.round((Date.now() - begun) / 1000),
      };
      io.stdout(
        words.isJson
          ? JSON.stringify(outcome)
          : `${words.file}：可以恢复。制作于 ${madeAt}，${tables.length} 张表，${outcome.rows} 行，恢复、重算、核验共 ${outcome.seconds} 秒。It can be restored.`,
      );
      return 0;
    } finally {
      await cluster.stop();
    }
  };
}

/** `restore FILE`: into an empty database; `steps` rebuild and verify what the capabilities keep. */
export function buildRestoreCommand(steps: readonly RestoreStep[]): Command {
  return async (args, io) => {
    const words = parseFile(args);
    requireFile(words.file);
    const manifest = await withCommandDatabase(({ urls }) => bringBack(words, urls.owner, steps, io));
    const { file, isJson } = words;
    const { tables, productVersion } = manifest;
    printOutcome(io, isJson, { file, tables: tables.length, rows: sumRows(tables), version: productVersion });
    return 0;
  };
}
