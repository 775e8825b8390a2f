import { type DirectoryIndex, parseDateText, splitUnits, toDueDay } from '#core/ledger/public.ts';
import { formatDate, type IsoDate } from '#core/platform/public.ts';
import type { ProblemSource } from './problem.ts';
import type { ListedProblem } from './problem-list-sheet.ts';

/** What a row of a list says about who does it until when: as far as it can be read, never guessed. */
export interface ListedAssignment {
  /** Null: the row waits for triage. */
  assign: { ownerOrgId: string; supportingOrgIds: string[]; dueOn: IsoDate } | null;
  /** For the preview: what will be done with it, or why it waits. */
  message: string;
}

interface Setting {
  index: Pick<DirectoryIndex, 'matchUnit' | 'getUnitName'>;
  today: IsoDate;
  /** The deadline of the unit's own level, when the row names none. */
  defaultDueOn: IsoDate;
}

const waits = (message: string): ListedAssignment => ({ assign: null, message });

function readDue(due: string, { today, defaultDueOn }: Setting): { dueOn: IsoDate } | { fault: string } {
  if (due === '') return { dueOn: defaultDueOn };
  const reading = parseDateText(due, Number(today.slice(0, 4)));
  const dueOn = reading.ok ? toDueDay(reading) : null;
  if (dueOn === null) return { fault: `时限“${due}”认不出` };
  return dueOn < today ? { fault: `时限${formatDate(dueOn)}已过，分办时另给` } : { dueOn };
}

/**
 * Who owns a listed problem, who supports, until when. Several owners: the first that is not marked 配合 leads, the others support
 * (handbook 4.3: one owner). A name that the directory does not know, or a day that is past, leaves the row to triage.
 */
export function decideListedAssignment(row: ListedProblem, setting: Setting): ListedAssignment {
  if (row.owner === '') return waits(row.due === '' ? '' : '没有责任单位，待分办');
  const named = splitUnits(row.owner).units;
  const ordered = [
    ...named.filter(({ role }) => role !== 'supporting'),
    ...named.filter(({ role }) => role === 'supporting'),
  ];
  const names = [
    ...ordered.map(({ name }) => name),
    ...splitUnits(row.supporting).units.map(({ name }) => name),
  ];
  const ids = names.map((name) => setting.index.matchUnit(name).id);
  const unknown = names.filter((_, at) => ids[at] === null);
  const [ownerOrgId] = ids;
  if (unknown.length > 0 || !ownerOrgId)
    return waits(`单位“${unknown.join('、') || row.owner}”不在单位目录中，待分办`);
  const due = readDue(row.due, setting);
  if ('fault' in due) return waits(`${due.fault}，待分办`);
  const supportingOrgIds = [...new Set(ids.flatMap((id) => (id && id !== ownerOrgId ? [id] : [])))];
  const { dueOn } = due;
  return {
    assign: { ownerOrgId, supportingOrgIds, dueOn },
    message: `交办${setting.index.getUnitName(ownerOrgId)}，时限${formatDate(dueOn)}`,
  };
}

const SOURCES: readonly (readonly [ProblemSource, RegExp])[] = [
  ['inspection', /督察|督查|巡察|巡视|审计|上级|反馈|检查/],
  ['hotline', /热线|12345|信访|群众|网民|留言/],
  ['enterprise', /企业/],
  ['meeting', /会议|调度会/],
  ['visit', /走访|现场/],
];

/** Where a listed problem comes from, by the words of its column; by hand when they say nothing. */
export const readListedSource = (text: string): ProblemSource =>
  SOURCES.find(([, words]) => words.test(text))?.[0] ?? 'manual';

/** What of the row stays with the problem as its source: the words as written. */
export const listSourceWords = (
  { at, source, code, owner, due }: ListedProblem,
  fileName: string,
  isAssigned: boolean,
) => ({
  清单: `${fileName.slice(0, 200)} ${at}`,
  ...(source === '' ? {} : { 来源: source.slice(0, 200) }),
  ...(code === '' ? {} : { 编号: code.slice(0, 100) }),
  ...(isAssigned || owner === '' ? {} : { 清单所列责任单位: owner.slice(0, 200) }),
  ...(isAssigned || due === '' ? {} : { 清单所列时限: due.slice(0, 60) }),
});
