import type { Comparison } from './comparison.ts';
import { areTwins, type ProjectMatch, toTwinKey } from './match-projects.ts';
import type { ProjectDraft } from './project-draft.ts';

const keyOfTwice = (draft: ProjectDraft): string => `twice:${draft.key}:${draft.name.slice(0, 80)}`;

const placeOf = (draft: ProjectDraft, from: ProjectDraft): string =>
  `${draft.sheet === from.sheet ? '' : `“${draft.sheet}”`}第${draft.row}行`;

/** What two rows of one project say of it; where each stands and what is asked of it plays no part. */
const toSaid = ({ fields, baseYuan, annualYuan, parentName, stage, startedOn }: ProjectDraft): string =>
  JSON.stringify([
    Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)),
    [baseYuan, annualYuan, parentName, stage, startedOn],
  ]);

type TwinAnswer = 'skip' | 'instead' | 'fill' | 'new';

/** What to do with a second row of the same project in one file; it is asked, never merged in silence. */
function askTwice(
  draft: ProjectDraft,
  twin: ProjectDraft,
  isKnown: boolean,
  c: Comparison,
): TwinAnswer | null {
  const key = keyOfTwice(draft);
  const place = placeOf(twin, draft);
  const isSame = toSaid(draft) === toSaid(twin);
  const hasCode = draft.fields.code !== undefined && draft.fields.code === twin.fields.code;
  const act = isKnown ? '更新' : '登记';
  const choices: { value: TwinAnswer; label: string }[] = [
    { value: 'skip', label: isSame ? `只导入${place}` : `按${place}${act}，不导入这一行` },
    ...(isSame
      ? []
      : [
          { value: 'instead' as const, label: `按这一行${act}，不导入${place}` },
          { value: 'fill' as const, label: `并为一个项目：以${place}为准，空白栏由这一行补上` },
        ]),
    { value: 'new', label: hasCode ? '是两个项目，都导入；这一行的项目代码留空' : '是两个项目，都导入' },
  ];
  c.questions.add({
    key,
    kind: 'twice',
    text: draft.name,
    sentence: `第${draft.row}行“${draft.name}”与${place}${isSame ? '内容相同' : '是同一项目，内容不同'}，怎样导入`,
    address: `${draft.sheet}!${draft.origins.name?.address ?? `A${draft.row}`}`,
    choices,
    free: null,
  });
  const answer = choices.find(({ value }) => value === c.answers[key])?.value ?? null;
  if (answer === null) draft.open.push(key);
  return answer;
}

/** The row with what it leaves blank taken from its twin, each value with the cell it came from. */
function fillFrom(draft: ProjectDraft, twin: ProjectDraft): ProjectDraft {
  return {
    ...draft,
    fields: { ...twin.fields, ...draft.fields },
    origins: { ...twin.origins, ...draft.origins },
    baseYuan: draft.baseYuan ?? twin.baseYuan,
    annualYuan: draft.annualYuan ?? twin.annualYuan,
    parentName: draft.parentName ?? twin.parentName,
    stage: draft.stage ?? twin.stage,
    startedOn: draft.startedOn ?? twin.startedOn,
    month: draft.month ?? twin.month,
    open: [...new Set([...draft.open, ...twin.open])],
    remarks: [...draft.remarks, ...twin.remarks],
  };
}

/** A code belongs to one project: a further one that a person wants is entered without it, and says so. */
function dropTakenCodes(
  drafts: ProjectDraft[],
  matches: ProjectMatch[],
  left: ReadonlySet<number>,
  c: Comparison,
): void {
  const holders = new Map(c.existing.map(({ id, fields }) => [fields.code, id]));
  const first = new Map<string, ProjectDraft>();
  drafts.forEach((draft, at) => {
    const { code } = draft.fields;
    if (code === undefined || left.has(at) || draft.refusedFor.length > 0 || draft.open.length > 0) return;
    const holder = holders.get(code);
    const own = matches[at]?.projectId ?? null;
    const other = first.get(code);
    if (other || (holder !== undefined && holder !== own)) {
      const address = draft.origins.code?.address ?? `A${draft.row}`;
      draft.remarks.push({
        address: `${draft.sheet}!${address}`,
        message: `项目代码“${code}”已由另一个项目使用，没有登记`,
      });
      delete draft.fields.code;
    } else first.set(code, draft);
  });
}

export interface SettledTwins {
  drafts: ProjectDraft[];
  matches: ProjectMatch[];
  /** Rows that are not taken over by a person's choice, with the reason. */
  left: Map<number, string>;
}

/**
 * Rows of one file that are the same project (a shared code, else name and place): a person says which of them counts, whether
 * one completes the other, or that they are two. A row that has a project of its own in the ledger is not asked about.
 */
export function settleTwins(drafts: ProjectDraft[], matches: ProjectMatch[], c: Comparison): SettledTwins {
  const settled: SettledTwins = { drafts: [...drafts], matches: [...matches], left: new Map() };
  const kept = new Map<string, number[]>();
  drafts.forEach((draft, at) => {
    if (draft.refusedFor.length > 0) return;
    const key = toTwinKey(draft);
    const others = kept.get(key) ?? [];
    const twinAt = others.find((other) => areTwins(draft, drafts[other] as ProjectDraft));
    kept.set(key, [...others, at]);
    const match = matches[at];
    if (twinAt === undefined || !match || match.projectId !== null) return;
    const twin = settled.drafts[twinAt] as ProjectDraft;
    const held = settled.matches[twinAt] as ProjectMatch;
    const answer = askTwice(draft, drafts[twinAt] as ProjectDraft, held.projectId !== null, c);
    if (answer === 'skip' || answer === 'fill') {
      const sentence = answer === 'skip' ? '重复，按选择不导入' : '是同一项目，已按选择补入该行';
      settled.left.set(at, `与${placeOf(twin, draft)}${sentence}`);
      if (answer === 'fill') settled.drafts[twinAt] = fillFrom(twin, draft);
      kept.set(key, others);
    }
    if (answer === 'instead') {
      settled.left.set(twinAt, `与${placeOf(draft, twin)}重复，按选择不导入`);
      settled.matches[at] = held;
      settled.matches[twinAt] = match;
      kept.set(key, [...others.filter((other) => other !== twinAt), at]);
    }
  });
  dropTakenCodes(settled.drafts, settled.matches, new Set(settled.left.keys()), c);
  return settled;
}
