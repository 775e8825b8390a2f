import path from 'node:path';
import { Refusal } from '#core/platform/refusal.ts';
import type { ExitCode } from './command.ts';
import { findDatabaseTrouble } from './database-trouble.ts';

export interface CommandFailure {
  /** For people, on standard error. */
  lines: string[];
  /** For machines, on standard output where `--json` asks for it. */
  json: unknown;
  exitCode: ExitCode;
}

/** A refusal may name hundreds of projects; the screen shows the first. */
const DETAILS_SHOWN = 20;

/** The file that was named does not exist: wrong use, whichever command says it. */
const MISSING_FILE = new Set(['IMPORT_FILE_NOT_FOUND', 'BACKUP_NOT_FOUND']);

const WRONG_ARGUMENTS: Record<string, (name: string) => string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (name) => `不认识的选项${name}。Unknown option${name}.`,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (name) => `多余的参数${name}。Unexpected argument${name}.`,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (name) =>
    `选项${name}的值缺少或不对。The value of option${name} is missing or wrong.`,
};
const FILE_TROUBLES: Record<string, [zh: string, en: string]> = {
  ENOENT: ['没有这个文件或文件夹', 'No such file or folder'],
  ENOTDIR: ['路径中有一段不是文件夹', 'Part of the path is no folder'],
  EISDIR: ['这是文件夹，不是文件', 'This is a folder, no file'],
  EACCES: ['没有权限', 'Permission denied'],
  EPERM: ['没有权限', 'Permission denied'],
  EROFS: ['磁盘只读', 'The disk is read-only'],
  ENOSPC: ['磁盘已满', 'The disk is full'],
};

interface SystemError extends Error {
  code?: string;
  path?: string;
}

function describeRefusal({ body }: Refusal): CommandFailure {
  const { zh, en, code, allowed, details } = body;
  const more = details.length - DETAILS_SHOWN;
  return {
    lines: [
      `${zh}  ${en} [${code}]`,
      ...details.slice(0, DETAILS_SHOWN).map((one) => `  ${one.at}: ${one.message}`),
      ...(more > 0 ? [`  另有${more}条  ${more} more`] : []),
      ...allowed.map((one) => `  → ${one}`),
    ],
    json: { refusal: body },
    exitCode: MISSING_FILE.has(code) ? 2 : 1,
  };
}

/** The argument that the trouble is about: the path itself, a name made from it, or a folder above it. */
function findNamedFile(args: readonly string[], trouble: string): string | undefined {
  const full = path.resolve(trouble);
  return args
    .filter((arg) => !arg.startsWith('--'))
    .find((arg) => full.startsWith(path.resolve(arg)) || path.resolve(arg).startsWith(`${full}${path.sep}`));
}

/**
 * What a command that failed says, and its exit code: a refusal 1, wrong arguments and files that were named but cannot be
 * read or written 2, anything else 1. `usage` is printed after wrong arguments.
 */
export function describeFailure(error: unknown, args: readonly string[], usage: string): CommandFailure {
  if (error instanceof Refusal) return describeRefusal(error);
  const {
    code = '',
    message,
    path: file,
  } = (error instanceof Error ? error : new Error(String(error))) as SystemError;
  const fail = (line: string, exitCode: ExitCode, more: string[] = []): CommandFailure => ({
    lines: [line, ...more],
    json: { error: { code, message: line } },
    exitCode,
  });
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const name = /'([^']*)'/.exec(message)?.[1];
    const line = WRONG_ARGUMENTS[code]?.(name === undefined ? '' : ` ${name}`) ?? message;
    return fail(line, 2, [`用法 Usage: ${usage}`]);
  }
  const trouble = FILE_TROUBLES[code];
  const named = trouble && file !== undefined ? findNamedFile(args, file) : undefined;
  if (trouble && named !== undefined) return fail(`${named}：${trouble[0]}。${trouble[1]}.`, 2);
  const told = findDatabaseTrouble(error);
  return told ? describeRefusal(told) : fail(message, 1);
}
