import { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import { type Block, type DocumentModel, listBlocks, type Paragraph, type Run } from './content-model.ts';
import { mergeRuns, plain } from './wording.ts';

/**
 * What a person may do to a generated text (8.1): reword a line, drop a line or section, decide not to
 * name (不点名). Figures stay: in the edited text they stand as tokens ⟦number|text⟧ that come back whole,
 * each once, in order; figures of annexes never change. The edits are kept; the model as generated is
 * never altered, `applyDocumentEdits` derives what is printed.
 */
export const documentEditSchema = z.strictObject({
  lineId: z.string(),
  act: z.enum(['reword', 'drop', 'unname', 'restore']),
  /** The edited text with tokens; null except for `reword`. */
  text: z.string().nullable(),
  reason: z.string().nullable(),
});
export type DocumentEdit = z.infer<typeof documentEditSchema>;

/** What the person who edits may do; worked out by the permissions of the document. */
export interface EditPermission {
  reword: boolean;
  drop: boolean;
  unname: boolean;
}

const TOKEN = /⟦(\d+)\|([^⟦⟧]*)⟧/gu;
/** A number that somebody typed as if it were a figure: digits or Chinese numerals before a measure word. */
const TYPED_FIGURE = /\d+(\.\d+)?\s*(%|％|‰|个百分点|百分点|亿|万|元|个|项|家|位|名|件|天|倍|成)/gu;

/** Runs as text with tokens, for the person who rewords: `完成投资⟦1|82.77亿元⟧，…`. */
export function toEditableText(runs: readonly Run[]): string {
  let number = 0;
  return runs
    .map((run) => {
      if (run.figure === null) return run.text.replace(/[⟦⟧]/gu, '');
      number += 1;
      return `⟦${number}|${run.text}⟧`;
    })
    .join('');
}

function refuseEdit(code: string, zh: string, en: string): never {
  throw refuse('invalid', code, zh, en);
}

function listTypedFigures(text: string): string[] {
  return [...text.matchAll(TYPED_FIGURE)].map((match) => match[0].replace(/\s/gu, ''));
}

function requireNoNewFigure(line: readonly Run[], edited: readonly Run[]): void {
  const wordsOf = (runs: readonly Run[]) =>
    runs.map((run) => (run.figure === null ? run.text : '￼')).join('');
  const known = listTypedFigures(wordsOf(line));
  for (const figure of listTypedFigures(wordsOf(edited))) {
    const index = known.indexOf(figure);
    if (index < 0) {
      refuseEdit(
        'LINE_FIGURE_TYPED',
        `“${figure}”不是定版数据中的数字，文字可以修改，数字不能手工填写。`,
        `"${figure}" is not a frozen figure; words may change, figures may not be typed.`,
      );
    }
    known.splice(index, 1);
  }
}

/**
 * The edited text of a line as runs. Refused: a figure missing, doubled, altered or out of order; a figure
 * typed by hand; an empty text; more than 1,000 letters.
 */
export function decideRewordedLine(line: Paragraph, editedText: string): Run[] {
  const slots = line.runs.filter((run) => run.figure !== null);
  const clean = editedText.replace(/\p{Cc}+/gu, ' ').trim();
  if (clean === '')
    refuseEdit('LINE_EMPTY', '内容为空，如不需要本条请删除本条。', 'The line is empty; drop it instead.');
  if ([...clean].length > 1000)
    refuseEdit('LINE_TOO_LONG', '单条超过1000字，请拆分。', 'A line has at most 1,000 letters.');
  const runs: Run[] = [];
  let at = 0;
  let next = 0;
  for (const match of clean.matchAll(TOKEN)) {
    runs.push(plain(clean.slice(at, match.index)));
    const slot = slots[next];
    if (slot === undefined || Number(match[1]) !== next + 1 || match[2] !== slot.text) {
      refuseEdit(
        'LINE_FIGURE_CHANGED',
        `数据“${match[2]}”被改动、重复或移位，请恢复后再改文字。`,
        'A figure was altered, doubled or moved.',
      );
    }
    runs.push(slot);
    at = match.index + match[0].length;
    next += 1;
  }
  runs.push(plain(clean.slice(at)));
  if (next < slots.length) {
    refuseEdit(
      'LINE_FIGURE_MISSING',
      `缺少数据“${slots[next]?.text ?? ''}”，数据不能删除；如不需要本条请删除本条。`,
      'A figure is missing; figures may not be removed, drop the line instead.',
    );
  }
  if (runs.some((run) => run.figure === null && /[⟦⟧]/u.test(run.text))) {
    refuseEdit('LINE_TOKEN_BROKEN', '数据标记不完整，请恢复后再改文字。', 'A figure token is broken.');
  }
  requireNoNewFigure(line.runs, runs);
  return mergeRuns(runs);
}

function getEditableBlock(model: DocumentModel, lineId: string): Block {
  const block = model.blocks.find((candidate) => candidate.id === lineId);
  if (block) return block;
  if (listBlocks(model).some((candidate) => candidate.id === lineId)) {
    throw refuse(
      'not-allowed-now',
      'ANNEX_UNCHANGEABLE',
      '附件数据不能修改。',
      'The figures of an annex never change.',
    );
  }
  throw refuse('not-found', 'LINE_NOT_FOUND', '没有这一条。', 'There is no such line.');
}

const ACT_WORDS = { reword: '修改文字', drop: '删除条目', unname: '决定不点名' } as const;

/**
 * Decides one edit on the document as generated: permission, the line, and what the act needs. Gives the
 * edit as it is to be kept. A heading can be dropped (with its section) but not reworded into figures.
 */
export function decideDocumentEdit(
  model: DocumentModel,
  edit: DocumentEdit,
  allowed: EditPermission,
): DocumentEdit {
  const block = getEditableBlock(model, edit.lineId);
  if (edit.act !== 'restore' && !allowed[edit.act]) {
    throw refuse(
      'forbidden',
      'LINE_EDIT_FORBIDDEN',
      `您不能${ACT_WORDS[edit.act]}。`,
      'You may not make this change.',
    );
  }
  if (edit.act === 'reword') {
    if (block.kind === 'paragraph') decideRewordedLine(block, edit.text ?? '');
    else if (block.kind === 'heading') requireHeadingText(edit.text);
    else refuseEdit('LINE_NOT_TEXT', '只能修改文字条目。', 'Only lines of text can be reworded.');
  }
  if (edit.act === 'unname' && (block.kind !== 'paragraph' || block.unnamedRuns === null)) {
    refuseEdit('LINE_NAMES_NOBODY', '本条没有点名。', 'This line names nobody.');
  }
  if ((edit.act === 'unname' || edit.act === 'drop') && (edit.reason ?? '').trim() === '') {
    refuseEdit('LINE_EDIT_REASON', '请写明理由，留内部存查。', 'Give the reason; it is kept inside.');
  }
  return { ...edit, text: edit.act === 'reword' ? (edit.text ?? '').trim() : null };
}

function requireHeadingText(text: string | null): void {
  if (text === null || text.trim() === '' || [...text.trim()].length > 40 || /\d/u.test(text)) {
    refuseEdit('HEADING_TEXT', '标题应为1—40字，不含数字。', 'A heading has 1 to 40 letters and no digits.');
  }
}

/** Lines that go with a dropped one: a heading takes its section, down to the next of its level or higher. */
function listDroppedIds(blocks: readonly Block[], dropped: ReadonlySet<string>): Set<string> {
  const gone = new Set<string>();
  let droppedLevel = 0;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= droppedLevel) droppedLevel = 0;
    if (droppedLevel > 0 || dropped.has(block.id)) gone.add(block.id);
    if (droppedLevel === 0 && block.kind === 'heading' && dropped.has(block.id)) droppedLevel = block.level;
  }
  return gone;
}

function dropEmptySections(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (block.kind !== 'heading') return true;
    const next = blocks[index + 1];
    return next !== undefined && !(next.kind === 'heading' && next.level <= block.level);
  });
}

function applyToBlock(block: Block, edit: DocumentEdit | undefined): Block {
  if (edit === undefined || edit.act === 'drop') return block;
  if (block.kind === 'heading')
    return edit.act === 'reword' ? { ...block, text: (edit.text ?? '').trim() } : block;
  if (block.kind !== 'paragraph') return block;
  if (edit.act === 'unname') return { ...block, runs: block.unnamedRuns ?? block.runs };
  return { ...block, runs: decideRewordedLine(block, edit.text ?? '') };
}

/**
 * The document as printed: for every line its last edit holds (`restore` undoes). Dropped headings take
 * their sections, emptied sections lose their headings; annexes, head and signature are untouched.
 */
export function applyDocumentEdits(model: DocumentModel, edits: readonly DocumentEdit[]): DocumentModel {
  const last = new Map<string, DocumentEdit>();
  for (const edit of edits) {
    if (edit.act === 'restore') last.delete(edit.lineId);
    else last.set(edit.lineId, edit);
  }
  const dropped = new Set(
    [...last.values()].filter((edit) => edit.act === 'drop').map((edit) => edit.lineId),
  );
  const gone = listDroppedIds(model.blocks, dropped);
  const kept = model.blocks
    .filter((block) => !gone.has(block.id))
    .map((block) => applyToBlock(block, last.get(block.id)));
  return { ...model, blocks: dropEmptySections(kept) };
}
