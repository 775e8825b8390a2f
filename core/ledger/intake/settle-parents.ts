import { toNameKey } from '../import/compare-ledger-rows.ts';
import type { Comparison } from './comparison.ts';
import type { ImportRowToWrite, ImportWrite } from './import-row.ts';
import type { ProjectPicture } from './match-projects.ts';
import type { ProjectDraft } from './project-draft.ts';

/** Bundles of the file and the ledger by name: whom 所属打捆项目 means. */
export interface Bundles {
  inFile: Map<string, string>;
  inLedger: Map<string, string>;
}

/** Whom 所属打捆项目 means is not there or is not taken over: made anew, or the part stands alone; never decided in silence. */
function askParent(draft: ProjectDraft, c: Comparison, sentence: string): ImportWrite['parent'] {
  const name = draft.parentName ?? '';
  const key = `parent:${name.slice(0, 200)}`;
  c.questions.add({
    key,
    kind: 'parent',
    text: name,
    sentence,
    address: `${draft.sheet}!${draft.origins.parentName?.address ?? `A${draft.row}`}`,
    choices: [
      { value: 'create', label: '新建这个打捆项目' },
      { value: 'alone', label: '不归入打捆项目，单独登记' },
    ],
    free: null,
  });
  const answer = c.answers[key];
  if (answer !== 'create' && answer !== 'alone') draft.open.push(key);
  return answer === 'create' ? { kind: 'create', name } : null;
}

export function findParent(draft: ProjectDraft, c: Comparison, bundles: Bundles): ImportWrite['parent'] {
  if (draft.parentName === null) return null;
  const name = toNameKey(draft.parentName);
  const inLedger = bundles.inLedger.get(name);
  if (inLedger !== undefined) return { kind: 'project', id: inLedger };
  const inFile = bundles.inFile.get(name);
  if (inFile !== undefined && inFile !== draft.key) return { kind: 'row', key: inFile };
  return askParent(draft, c, `台账和本文件中都没有打捆项目“${draft.parentName}”`);
}

/** A part follows the row of its bundle: to the project that the row is, into waiting, or into a question when it is refused. */
export function settleParent(row: ImportRowToWrite, draft: ProjectDraft, c: Comparison, s: Settling): void {
  const { parent } = row.write;
  if (parent?.kind !== 'row') return;
  const bundle = s.rows.get(parent.key);
  const known = s.existing.get(bundle?.projectId ?? '');
  if (known?.isBundle) row.write.parent = { kind: 'project', id: known.id };
  else if (!bundle || bundle.status === 'refused')
    row.write.parent = askParent(draft, c, `打捆项目“${draft.parentName}”所在的行不能导入`);
  else if (known) row.write.parent = askParent(draft, c, `台账中的“${known.fields.name}”不是打捆项目`);
  else draft.open.push(...bundle.open.filter((key) => !draft.open.includes(key)));
  if (draft.open.length > 0) row.status = 'waiting';
}

export interface Settling {
  rows: ReadonlyMap<string, ImportRowToWrite>;
  existing: ReadonlyMap<string, ProjectPicture>;
}
