import { compare, toFraction } from '#core/platform/public.ts';
import { toNameKey } from '../import/compare-ledger-rows.ts';
import {
  NATURES,
  type NatureCode,
  type ProjectField,
  type ProjectFields,
  STAGES,
  type StageCode,
} from '../project.ts';
import type { Comparison } from './comparison.ts';
import { placeInSector } from './group-sector.ts';
import type { ImportChange, ImportRowToWrite, ImportWrite } from './import-row.ts';
import { listFieldChanges, printFieldValue } from './list-field-changes.ts';
import { matchProjects, type ProjectPicture } from './match-projects.ts';
import type { CellOrigin, ProjectDraft } from './project-draft.ts';
import { type Bundles, findParent, settleParent } from './settle-parents.ts';
import { settleTwins } from './settle-twins.ts';

const keyOfSame = (draft: ProjectDraft): string => `same:${draft.key}:${draft.name.slice(0, 80)}`;

const isSameYuan = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(toFraction(a), toFraction(b)) === 0;

/** Whose unit reports where the ledger does not say who does; the cell behind it is the same. */
const REPORTS_INSTEAD = ['responsibleOrgId', 'leadOrgId', 'departmentOrgId'] as const;

/** Fields that a new project must have beside its name; asked once for all rows that lack them. */
function completeNew(draft: ProjectDraft, c: Comparison): Partial<ProjectFields> {
  const fields = { ...draft.fields };
  const holder = REPORTS_INSTEAD.find((role) => fields[role]);
  if (!fields.reportingOrgId && holder && draft.origins[holder])
    draft.origins.reportingOrgId = draft.origins[holder];
  fields.reportingOrgId ??=
    (holder && fields[holder]) ?? c.settings.fallbackOrgId ?? c.answers['reporting:'] ?? '';
  if (!c.index.hasUnit(fields.reportingOrgId)) {
    // Once its units are known, one of them will report.
    if (!draft.open.some((key) => key.startsWith('unit:')))
      ask(c, draft, 'reporting:', 'reporting', '这些新项目没有责任单位、牵头单位和主管部门，由哪个单位填报');
    delete fields.reportingOrgId;
  }
  if (fields.nature) return fields;
  const nature = c.answers['nature:'];
  if (nature !== undefined && nature in NATURES) fields.nature = nature as NatureCode;
  else ask(c, draft, 'nature:', 'nature', '这些新项目没有写明建设性质，按哪一种登记');
  return fields;
}

function ask(
  c: Comparison,
  draft: ProjectDraft,
  key: string,
  kind: 'reporting' | 'nature',
  sentence: string,
): void {
  draft.open.push(key);
  c.questions.add({
    key,
    kind,
    text: '',
    sentence,
    address: `${draft.sheet}!A${draft.row}`,
    choices:
      kind === 'nature'
        ? (Object.keys(NATURES) as NatureCode[]).map((code) => ({ value: code, label: NATURES[code].zh }))
        : [],
    free: kind === 'reporting' ? 'unit' : null,
  });
}

const atOf = (draft: ProjectDraft, origin: CellOrigin | undefined): string =>
  `${draft.sheet}!${origin?.address ?? `A${draft.row}`}`;

function listAmountChanges(
  draft: ProjectDraft,
  current: ProjectPicture | undefined,
  c: Comparison,
): { changes: ImportChange[]; baseYuan: string | null; annualYuan: string | null } {
  const changes: ImportChange[] = [];
  const take = (field: 'baseYuan' | 'annualYuan', isWanted: boolean): string | null => {
    const after = draft[field];
    const known = field === 'baseYuan' ? current?.bases : current?.annuals;
    const before = known?.[c.year] ?? null;
    if (after === null || isSameYuan(before, after)) return null;
    if (!isWanted) {
      if (field === 'annualYuan' && !current?.isBundle) c.left.plans++;
      return null;
    }
    changes.push({ field, before, after, address: atOf(draft, draft.origins[field]) });
    return after;
  };
  const carries = !current?.isBundle;
  return {
    baseYuan: take('baseYuan', carries && c.settings.takesBases),
    annualYuan: take('annualYuan', carries && c.settings.plan !== null),
    changes,
  };
}

/** 续建 is being built; so is what is to be finished this year and has cost money before it. */
const isUnderWay = (draft: ProjectDraft, nature: NatureCode | undefined): boolean =>
  nature === 'continuing' || (nature === 'completing' && Number(draft.baseYuan ?? 0) > 0);

function compareOne(
  draft: ProjectDraft,
  current: ProjectPicture | undefined,
  c: Comparison,
  bundles: Bundles,
  isBundle: boolean,
): ImportRowToWrite {
  const said = current ? { ...draft.fields } : completeNew(draft, c);
  const wanted = placeInSector(said, current?.fields.sector);
  if (current?.wasUndone && !current.fields.isListed) wanted.isListed = true;
  // Ledgers name the reporting unit where nobody else is responsible; that is nothing new.
  if (current?.fields.responsibleOrgId === null && wanted.responsibleOrgId === current.fields.reportingOrgId)
    delete wanted.responsibleOrgId;
  const blank = { levels: [], lists: [], tags: [], supportingOrgIds: [] } as unknown as ProjectFields;
  const pairs = listFieldChanges(current?.fields ?? blank, wanted);
  const changes: ImportChange[] = Object.entries(pairs).map(([field, [before, after]]) => ({
    field,
    before: current ? printFieldValue(field as ProjectField, before, c.index) : null,
    after: printFieldValue(field as ProjectField, after, c.index) ?? '',
    address: atOf(draft, draft.origins[field]),
  }));
  const amounts = listAmountChanges(draft, isBundle ? { ...blankPicture, isBundle } : current, c);
  const parent = current ? null : findParent(draft, c, bundles);
  const stage = current ? null : (draft.stage ?? (isUnderWay(draft, wanted.nature) ? 'building' : null));
  // 续建 says that it is being built: the cell of the nature is the one behind the stage.
  if (stage && !draft.origins.stage && draft.origins.nature) draft.origins.stage = draft.origins.nature;
  const startedOn = current ? null : draft.startedOn;
  const own: [string, string | null, string | undefined][] = [
    ['parent', parent && draft.parentName, draft.origins.parentName?.address],
    ['stage', stage && STAGES[stage as StageCode].zh, draft.origins.stage?.address],
    ['startedOn', startedOn, draft.origins.startedOn?.address],
  ];
  for (const [field, after, address] of own)
    if (after)
      changes.push({ field, before: null, after, address: `${draft.sheet}!${address ?? `A${draft.row}`}` });
  changes.push(...amounts.changes);
  const unitId = current?.fields.reportingOrgId ?? wanted.reportingOrgId;
  return {
    key: draft.key,
    sheet: draft.sheet,
    row: draft.row,
    name: draft.name,
    code: draft.fields.code ?? current?.fields.code ?? '',
    unitName: unitId ? c.index.getUnitName(unitId) : '',
    status: current ? (changes.length > 0 ? 'changed' : 'unchanged') : 'new',
    projectId: current?.id ?? null,
    version: current?.version ?? null,
    changes,
    duplicates: [],
    reasons: draft.remarks.map((remark) => `${remark.address.split('!').at(-1)}：${remark.message}`),
    open: draft.open,
    write: {
      pairs: pairs as ImportWrite['pairs'],
      origins: draft.origins,
      baseYuan: amounts.baseYuan,
      annualYuan: amounts.annualYuan,
      annualBeforeYuan: current?.annuals[c.year] ?? null,
      parent,
      isBundle,
      stage,
      startedOn,
      month: draft.month,
    },
  };
}

const blankPicture = {
  id: '',
  version: 0,
  fields: {} as ProjectFields,
  isBundle: false,
  parentId: null,
  bases: {},
  annuals: {},
  wasUndone: false,
} satisfies ProjectPicture;

function refuseRow(draft: ProjectDraft, reasons: string[]): ImportRowToWrite {
  const write: ImportWrite = {
    pairs: {},
    origins: {},
    baseYuan: null,
    annualYuan: null,
    annualBeforeYuan: null,
    parent: null,
    isBundle: false,
    stage: null,
    startedOn: null,
    month: null,
  };
  const { key, sheet, row, name } = draft;
  const none = {
    code: draft.fields.code ?? '',
    unitName: '',
    projectId: null,
    version: null,
    changes: [],
    duplicates: [],
    open: [],
  };
  return { key, sheet, row, name, status: 'refused', reasons, write, ...none };
}

function askSame(draft: ProjectDraft, possible: ProjectPicture[], c: Comparison): void {
  const key = keyOfSame(draft);
  c.questions.add({
    key,
    kind: 'same',
    text: draft.name,
    sentence: `第${draft.row}行“${draft.name}”可能就是台账中已有的项目`,
    address: `${draft.sheet}!${draft.origins.name?.address ?? `A${draft.row}`}`,
    choices: [
      ...possible.slice(0, 6).map((project) => ({
        value: project.id,
        label: `是“${project.fields.name}”（${c.index.getUnitName(project.fields.reportingOrgId)}）`,
      })),
      { value: 'new', label: '是另一个项目，新增' },
    ],
    free: null,
  });
  if (c.answers[key] === undefined) draft.open.push(key);
}

function toDuplicate(project: ProjectPicture, c: Comparison): ImportRowToWrite['duplicates'][number] {
  const { code, name, reportingOrgId, totalInvestmentYuan } = project.fields;
  return {
    projectId: project.id,
    code,
    name,
    totalInvestmentYuan,
    unitName: c.index.getUnitName(reportingOrgId),
  };
}

/**
 * The rows of a file beside the ledger: new, changed with each field's old and new value, unchanged, refused with the reason,
 * or waiting for answers. The same file a second time is unchanged throughout; doubtful rows are asked about.
 */
export function compareProjects(read: ProjectDraft[], c: Comparison): ImportRowToWrite[] {
  const byId = new Map(c.existing.map((project) => [project.id, project]));
  const found = matchProjects(read, c.existing, c.index, (draft) => c.answers[keyOfSame(draft)]);
  const { drafts, matches, left } = settleTwins(read, found, c);
  const parents = new Set(drafts.flatMap((draft) => (draft.parentName ? [toNameKey(draft.parentName)] : [])));
  const bundles: Bundles = {
    inFile: new Map(
      drafts.flatMap((draft, at) => (left.has(at) ? [] : [[toNameKey(draft.name), draft.key] as const])),
    ),
    inLedger: new Map(
      c.existing.filter((p) => p.isBundle).map((project) => [toNameKey(project.fields.name), project.id]),
    ),
  };
  const rows = drafts.map((draft, at): ImportRowToWrite => {
    const choice = left.get(at);
    if (choice !== undefined) return refuseRow(draft, [choice]);
    if (draft.refusedFor.length > 0) return refuseRow(draft, draft.refusedFor);
    const match = matches[at] ?? { projectId: null, possible: [] };
    const possible = match.possible.flatMap((id) => byId.get(id) ?? []);
    if (match.projectId === null && possible.length > 0) askSame(draft, possible, c);
    const isBundle = parents.has(toNameKey(draft.name));
    const row = compareOne(draft, byId.get(match.projectId ?? ''), c, bundles, isBundle);
    row.duplicates = possible.map((project) => toDuplicate(project, c));
    if (row.open.length > 0) row.status = 'waiting';
    return row;
  });
  const settling = { rows: new Map(rows.map((row) => [row.key, row])), existing: byId };
  for (const [at, row] of rows.entries()) {
    const draft = drafts[at];
    if (draft && row.status === 'new') settleParent(row, draft, c, settling);
  }
  return rows;
}
