import { PROBLEM_CATEGORIES, PROBLEM_CATEGORY_KEYS, type ProblemCategory } from './problem.ts';

/** Columns of the problem list in Excel; the export writes all, the import reads those of `READ`. */
export const PROBLEM_LIST_COLUMNS = [
  { key: 'id', title: '问题编号', width: 10 },
  { key: 'project', title: '项目名称', width: 30 },
  { key: 'title', title: '存在问题', width: 40 },
  { key: 'need', title: '需协调解决事项', width: 40 },
  { key: 'category', title: '类别', width: 10 },
  { key: 'level', title: '协调层级', width: 14 },
  { key: 'owner', title: '责任单位', width: 16 },
  { key: 'supporting', title: '配合单位', width: 20 },
  { key: 'dueOn', title: '办理时限', width: 12 },
  { key: 'state', title: '状态', width: 14 },
  { key: 'holder', title: '球在谁手', width: 16 },
  { key: 'days', title: '已用工作日', width: 10 },
  { key: 'raisedOrg', title: '提出单位', width: 16 },
  { key: 'raisedOn', title: '提出日期', width: 12 },
] as const;
export type ProblemColumnKey = (typeof PROBLEM_LIST_COLUMNS)[number]['key'];

/** What is read beside the export's own columns: where the problem came from and its number there. */
type ReadKey = ProblemColumnKey | 'source' | 'code';

/** Other heads that offices write over the columns that are read. */
const HEADS: Readonly<Record<string, ReadKey>> = {
  问题编号: 'id',
  编号: 'code',
  案卷编号: 'code',
  受理编号: 'code',
  信访件编号: 'code',
  交办编号: 'code',
  项目名称: 'project',
  项目: 'project',
  存在问题: 'title',
  问题: 'title',
  问题描述: 'title',
  问题内容: 'title',
  需协调解决事项: 'need',
  需协调事项: 'need',
  需要解决的问题: 'need',
  解决诉求: 'need',
  诉求: 'need',
  类别: 'category',
  问题类别: 'category',
  问题类型: 'category',
  责任单位: 'owner',
  整改责任单位: 'owner',
  整改单位: 'owner',
  牵头单位: 'owner',
  主办单位: 'owner',
  承办单位: 'owner',
  配合单位: 'supporting',
  协办单位: 'supporting',
  办理时限: 'dueOn',
  整改时限: 'dueOn',
  完成时限: 'dueOn',
  销号时限: 'dueOn',
  时限: 'dueOn',
  来源: 'source',
  问题来源: 'source',
  反馈来源: 'source',
  督察名称: 'source',
  督查名称: 'source',
};
/** Only the export writes whose court it is: below it 问题编号 is our own number, elsewhere that of whoever wrote the list. */
const OWN_HEAD = '球在谁手';

export interface ListedProblem {
  /** Row of the sheet, for findings. */
  at: string;
  id: string;
  project: string;
  title: string;
  need: string;
  category: ProblemCategory | null;
  categoryText: string;
  /** As written: units, a day or a month, where it came from, its number there. */
  owner: string;
  supporting: string;
  due: string;
  source: string;
  code: string;
}

const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');

const toCategory = (text: string): ProblemCategory | null =>
  PROBLEM_CATEGORY_KEYS.find((key) => PROBLEM_CATEGORIES[key].zh === text) ?? null;

/** The row that heads the list: it names at least the problem; with the column of each field. */
function findHead(
  rows: readonly (readonly (string | null)[])[],
): { row: number; columns: Map<ReadKey, number> } | null {
  for (const [row, cells] of rows.entries()) {
    const columns = new Map<ReadKey, number>();
    const isOwn = cells.some((text) => squeeze(text) === OWN_HEAD);
    cells.forEach((text, column) => {
      const named = HEADS[squeeze(text)];
      const key = named === 'id' && !isOwn ? 'code' : named;
      if (key && !columns.has(key)) columns.set(key, column);
    });
    if (columns.has('title') && columns.size >= 2) return { row, columns };
  }
  return null;
}

/**
 * Reads a sheet as a list of problems: rows below the head that say a problem. Null when no head names one. Everything that
 * the export writes is understood; a category that is not of the glossary stays text and is asked about.
 */
export function readProblemSheet(
  sheetName: string,
  rows: readonly (readonly (string | null)[])[],
): ListedProblem[] | null {
  const head = findHead(rows);
  if (!head) return null;
  return rows.slice(head.row + 1).flatMap((cells, index) => {
    const textOf = (key: ReadKey): string => {
      const column = head.columns.get(key);
      return column === undefined ? '' : (cells[column] ?? '').trim();
    };
    const title = textOf('title');
    if (title === '') return [];
    const categoryText = textOf('category');
    return [
      {
        at: `${sheetName}!${head.row + 2 + index}`,
        id: textOf('id'),
        project: textOf('project'),
        title,
        need: textOf('need') || title,
        category: toCategory(categoryText),
        categoryText,
        ...{ owner: textOf('owner'), supporting: textOf('supporting'), due: textOf('dueOn') },
        ...{ source: textOf('source'), code: textOf('code') },
      },
    ];
  });
}
