import { refuse } from '#core/platform/public.ts';

/** A file that cannot be read to its end; the detail stands in both languages. */
export function refuseDamaged(zh: string, en: string): Error {
  return refuse(
    'invalid',
    'IMPORT_FILE_DAMAGED',
    `文件不完整或已损坏（${zh}），无法读取`,
    `The file is incomplete or damaged (${en})`,
    ['请重新下载或用 Excel、WPS 打开后另存为 .xlsx 再导入'],
  );
}

/** A file past a limit of size, rows, columns or memory; the detail stands in both languages. */
export function refuseTooLarge(zh: string, en: string): Error {
  return refuse('limit', 'IMPORT_FILE_TOO_LARGE', `文件过大：${zh}`, `The file is too large: ${en}`, [
    '请删去无关工作表和空白格式后另存，或拆成几个文件导入',
  ]);
}
