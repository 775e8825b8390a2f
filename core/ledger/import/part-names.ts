import { type ColumnReading, findColumn, type TableReading } from './understanding.ts';

const PART_NAME = /^(子项目?|单项(工程)?|分项(工程)?|标段)(名称)?$/;

/** 子项目 to the right of 项目名称 names the row; the project before it is its bundle. */
export function isPartOf(part: ColumnReading, whole: ColumnReading): boolean {
  return (
    part.field === 'name' &&
    part.column > whole.column &&
    PART_NAME.test(part.levels.at(-1) ?? '') &&
    !PART_NAME.test(whole.levels.at(-1) ?? '')
  );
}

/** Whether rows are named by 子项目 beside 项目名称: a project without parts leaves that cell blank, and no row is its sum. */
export function isNamedByParts(table: TableReading, block: number): boolean {
  const name = findColumn(table, 'name', block);
  const whole = findColumn(table, 'parent_name', block);
  return name !== undefined && whole !== undefined && isPartOf(name, whole);
}
