import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/platform/public.ts';
import { buildBulletin } from './bulletin/bulletin.lines.ts';
import { newBulletinFacts } from './bulletin/bulletin-facts.fixture.ts';
import type { Paragraph } from './content-model.ts';
import { toPlainText } from './content-model.ts';
import { applyDocumentEdits, decideDocumentEdit, decideRewordedLine, toEditableText } from './edit-line.ts';

const model = buildBulletin(newBulletinFacts());
const ALL = { reword: true, drop: true, unname: true };

function getLine(id: string): Paragraph {
  const line = model.blocks.find((block) => block.id === id);
  if (line?.kind !== 'paragraph') throw new Error(`no line ${id}`);
  return line;
}

const start = getLine('bulletin.overall.start');

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return error instanceof Refusal ? error.body.code : String(error);
  }
}

describe('rewording a line', () => {
  it('shows figures as numbered tokens and takes the same text back unchanged', () => {
    const text = toEditableText(start.runs);
    expect(text).toBe('按现行计划应开工项目⟦1|26⟧个，已开工⟦2|19⟧个，开工率⟦3|73.1%⟧。');
    expect(decideRewordedLine(start, text)).toEqual(start.runs);
  });

  it('lets the words around the figures change and keeps their addresses', () => {
    const runs = decideRewordedLine(start, '到10月底，应开工的⟦1|26⟧个项目中⟦2|19⟧个开工，占⟦3|73.1%⟧。');
    expect(toPlainText(runs)).toBe('到10月底，应开工的26个项目中19个开工，占73.1%。');
    expect(runs.filter((run) => run.figure)).toEqual(start.runs.filter((run) => run.figure));
  });

  it.each([
    ['a missing figure', '应开工项目⟦1|26⟧个，已开工⟦2|19⟧个。', 'LINE_FIGURE_MISSING'],
    ['an altered figure', '应开工项目⟦1|26⟧个，已开工⟦2|20⟧个，开工率⟦3|73.1%⟧。', 'LINE_FIGURE_CHANGED'],
    ['a doubled figure', '⟦1|26⟧⟦1|26⟧⟦2|19⟧⟦3|73.1%⟧', 'LINE_FIGURE_CHANGED'],
    ['figures in another order', '⟦2|19⟧个，⟦1|26⟧个，⟦3|73.1%⟧', 'LINE_FIGURE_CHANGED'],
    ['one figure more', '⟦1|26⟧⟦2|19⟧⟦3|73.1%⟧⟦4|1⟧', 'LINE_FIGURE_CHANGED'],
    [
      'a figure typed by hand',
      '⟦1|26⟧个，已开工⟦2|19⟧个，开工率⟦3|73.1%⟧，超过上年5.2个百分点。',
      'LINE_FIGURE_TYPED',
    ],
    ['a broken token', '⟦1|26⟧个，⟦2|19⟧个，⟦3|73.1%⟧，⟦', 'LINE_TOKEN_BROKEN'],
    ['an empty text', '   ', 'LINE_EMPTY'],
  ])('refuses %s', (_, text, code) => {
    expect(codeOf(() => decideRewordedLine(start, text))).toBe(code);
  });

  it('keeps all slots whatever words are put between the tokens', () => {
    const filler = fc.string({ unit: fc.constantFrom('的', '，', '项目', '总体', '有', ' ') });
    fc.assert(
      fc.property(fc.array(filler, { minLength: 4, maxLength: 4 }), ([a = '', b = '', c = '', d = '']) => {
        const runs = decideRewordedLine(start, `${a}⟦1|26⟧${b}⟦2|19⟧${c}⟦3|73.1%⟧${d}`);
        expect(runs.filter((run) => run.figure)).toEqual(start.runs.filter((run) => run.figure));
      }),
    );
  });
});

describe('editing a document', () => {
  const edit = (
    lineId: string,
    act: 'reword' | 'drop' | 'unname' | 'restore',
    parts: { text?: string; reason?: string } = {},
  ) => ({
    lineId,
    act,
    text: parts.text ?? null,
    reason: parts.reason ?? null,
  });

  it('refuses every change of an annex, an unknown line and an act without permission', () => {
    expect(
      codeOf(() =>
        decideDocumentEdit(model, edit('bulletin.annex.ranks.territory', 'drop', { reason: '略' }), ALL),
      ),
    ).toBe('ANNEX_UNCHANGEABLE');
    expect(codeOf(() => decideDocumentEdit(model, edit('nowhere', 'drop', { reason: '略' }), ALL))).toBe(
      'LINE_NOT_FOUND',
    );
    expect(
      codeOf(() =>
        decideDocumentEdit(model, edit(start.id, 'drop', { reason: '略' }), { ...ALL, drop: false }),
      ),
    ).toBe('LINE_EDIT_FORBIDDEN');
  });

  it('asks for a reason when a line is dropped or not named, and refuses 不点名 where nobody is named', () => {
    expect(codeOf(() => decideDocumentEdit(model, edit(start.id, 'drop'), ALL))).toBe('LINE_EDIT_REASON');
    expect(
      codeOf(() => decideDocumentEdit(model, edit('bulletin.last-places.territory', 'unname'), ALL)),
    ).toBe('LINE_EDIT_REASON');
    expect(
      codeOf(() => decideDocumentEdit(model, edit(start.id, 'unname', { reason: '领导决定' }), ALL)),
    ).toBe('LINE_NAMES_NOBODY');
  });

  it('takes the names out of a line and leaves its annex alone', () => {
    const printed = applyDocumentEdits(model, [
      edit('bulletin.last-places.territory', 'unname', { reason: '领导决定' }),
    ]);
    const line = printed.blocks.find((block) => block.id === 'bulletin.last-places.territory');
    expect(line?.kind === 'paragraph' && toPlainText(line.runs)).toBe(
      '镇（乡、园区）中，部分单位完成率落后序时进度，最低为52.1%。',
    );
    expect(printed.annexes).toEqual(model.annexes);
  });

  it('drops a heading with its section, and a heading whose lines are all dropped', () => {
    const bySection = applyDocumentEdits(model, [edit('bulletin.problems', 'drop', { reason: '略' })]);
    expect(
      bySection.blocks.some(
        (block) => block.id.startsWith('bulletin.problems') || block.id.startsWith('bulletin.last'),
      ),
    ).toBe(false);
    expect(bySection.blocks.some((block) => block.id === 'bulletin.requests')).toBe(true);
    const lines = model.blocks.filter((block) => block.id.startsWith('bulletin.first-places'));
    const byLines = applyDocumentEdits(
      model,
      lines.map((line) => edit(line.id, 'drop', { reason: '略' })),
    );
    expect(byLines.blocks.some((block) => block.id === 'bulletin.achievements')).toBe(false);
  });

  it('lets the last edit of a line hold, and restore undo it', () => {
    const reword = edit(start.id, 'reword', { text: '应开工⟦1|26⟧个，开工⟦2|19⟧个，⟦3|73.1%⟧。' });
    expect(
      applyDocumentEdits(model, [edit(start.id, 'drop', { reason: '略' }), reword]).blocks.find(
        (block) => block.id === start.id,
      ),
    ).toBeDefined();
    expect(applyDocumentEdits(model, [reword, edit(start.id, 'restore')])).toEqual(model);
  });
});
