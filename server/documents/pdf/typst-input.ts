import { type Block, type DocumentModel, isOnePageSheet, type Table } from '#core/documents/content-model.ts';
import { buildCurveSvg, toCurveText } from '#core/documents/curve-svg.ts';
import { listImprintLines } from '#core/documents/imprint-lines.ts';
import { deriveHeadingNumbers, listAnnexNoteLines, toAnnexLabel } from '#core/documents/numbering.ts';
import { hasHeadLine, isOfficialText } from '#core/documents/official-model.ts';
import { deriveRedHeadSize, toAddresseeText } from '#core/documents/red-head-layout.ts';
import { deriveSignatureIndents, toFullDate } from '#core/documents/signature-layout.ts';
import { breakTitle, SHEET_TITLE_LETTERS, TITLE_LINE_LETTERS } from '#core/documents/title-lines.ts';
import { renderQrSvg } from '../pictures.ts';

/** What the typst template reads: plain data, with numbers, breaks and indents already derived. */
export type TypstValue = string | number | boolean | null | TypstValue[] | { [key: string]: TypstValue };

const EMPTY_DATE = '　　年　月　日';

function toTable(block: Table): TypstValue {
  const notes = block.notes.map(
    (note, index) =>
      `${index === 0 ? '注：' : '　　'}${block.notes.length > 1 ? `${index + 1}.` : ''}${note}`,
  );
  const taken: number[] = [];
  const rows = block.rows.map((row, rowIndex) => {
    let column = 0;
    const cells = row.cells.map((cell) => {
      while ((taken[column] ?? 0) > rowIndex) column += 1;
      const align = cell.align ?? block.columns[column]?.align ?? 'left';
      for (let offset = 0; offset < cell.colSpan; offset += 1)
        taken[column + offset] = rowIndex + cell.rowSpan;
      column += cell.colSpan;
      return {
        text: cell.text,
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
        align,
        label: cell.label,
        tone: cell.tone,
      };
    });
    return { role: row.role, heightMm: row.heightMm, cells };
  });
  return {
    kind: 'table',
    caption: block.caption,
    unitNote: block.unitNote,
    density: block.density,
    columns: block.columns.map(({ widthMm }) => ({ widthMm })),
    head: block.head.map((cells) => cells.map((cell) => ({ ...cell }))),
    rows,
    notes,
  };
}

/** Paths of photographs inside the compiler's workspace, by sha256; one that is not there has none. */
export type PhotoPaths = ReadonlyMap<string, string>;

function toItem(block: Block, number: string, photos: PhotoPaths, sticky: boolean): TypstValue {
  if (block.kind === 'heading')
    return { kind: 'heading', level: block.level, text: `${number}${block.text}` };
  if (block.kind === 'table') return toTable(block);
  if (block.kind === 'qr') {
    return { kind: 'qr', svg: renderQrSvg(block.text), sizeMm: block.sizeMm, caption: block.caption };
  }
  if (block.kind === 'curve') {
    const { widthMm, caption } = block;
    return { kind: 'curve', svg: buildCurveSvg(block), widthMm, caption, alt: toCurveText(block) };
  }
  if (block.kind === 'photos') {
    const found = block.photos.map((photo) => {
      const path = photos.get(photo.fileSha256) ?? null;
      return { path, caption: path === null ? `［照片缺失：${photo.caption}］` : photo.caption };
    });
    return { kind: 'photos', heightMm: block.heightMm, photos: found };
  }
  return {
    kind: 'paragraph',
    lead: block.lead === null ? null : `${number}${block.lead.text}`,
    leadLevel: block.lead?.level ?? 2,
    text: block.runs.map((run) => run.text).join(''),
    align: block.align,
    sticky,
  };
}

function toItems(blocks: readonly Block[], photos: PhotoPaths, stickyLast: boolean): TypstValue[] {
  const numbers = deriveHeadingNumbers(blocks);
  return blocks.map((block, index) =>
    toItem(block, numbers.get(block.id) ?? '', photos, stickyLast && index === blocks.length - 1),
  );
}

/** What the head of the first page is drawn from, whatever its style. */
function toHead(model: DocumentModel): TypstValue {
  const { head, signature } = model;
  return {
    style: head.style,
    marks: [head.copyNumber, head.mark, head.urgency].filter((mark) => mark !== null),
    issuingBody: head.issuingBody,
    nameLines: breakTitle(head.issuingBody),
    documentNumber: head.documentNumber ?? (head.style === 'form' ? '　　　　　　　　　　' : '　'),
    body: signature?.issuingBodies.join('　') ?? '',
    date: signature?.dateOn ? toFullDate(signature.dateOn) : EMPTY_DATE,
    ...deriveRedHeadSize(head.issuingBody),
  };
}

function toOpening(model: DocumentModel): TypstValue {
  const { style } = model.head;
  return {
    kind: 'opening',
    // The page of bulletin/v1 draws every head it is given; others are drawn by their own template.
    head: style === 'red' ? toHead(model) : null,
    titleLines: breakTitle(model.title, isOfficialText(style) ? TITLE_LINE_LETTERS : SHEET_TITLE_LETTERS),
    addressees: style === 'brief' ? null : toAddresseeText(model.addressees),
  };
}

function toEnding(model: DocumentModel): TypstValue {
  const { style } = model.head;
  const signature = hasHeadLine(style) ? null : model.signature;
  const date = signature?.dateOn ? toFullDate(signature.dateOn) : EMPTY_DATE;
  const indents = signature && deriveSignatureIndents(signature.issuingBodies, date, signature.seal);
  const noteLines = isOfficialText(style)
    ? listAnnexNoteLines(model.annexes.map((annex) => annex.title))
    : [];
  return {
    kind: 'ending',
    annexNote: noteLines.map(({ label, number, title }) => ({
      text: `${label}${number}${title}`,
      labelLetters: (label === '' ? 0 : 3) + (number === '' ? 0 : 1),
      indent: 5 + (number === '' ? 0 : 1),
    })),
    signature: signature && {
      seal: signature.seal,
      bodies: signature.issuingBodies.map((text, index) => ({ text, indent: indents?.bodies[index] ?? 2 })),
      date,
      dateIndent: indents?.date ?? 4,
    },
    note: model.endNote === null ? null : `（${model.endNote}）`,
  };
}

/** 版记; `copyTo` is what the page of bulletin/v1 reads. */
function toImprint(model: DocumentModel): TypstValue | null {
  const { lines, printer } = listImprintLines(model);
  if (lines.length === 0 && printer === null) return null;
  const printedOn = printer?.printedOn ? toFullDate(printer.printedOn) : EMPTY_DATE;
  return {
    kind: 'imprint',
    copyTo: lines[0]?.text ?? null,
    lines: lines.map(({ word, text }) => ({ word, text, wordLetters: word.length })),
    lined: model.head.style !== 'letter',
    printedBy: printer?.printedBy ?? '',
    printedOn: printer === null ? null : `${printedOn}印发`,
  };
}

interface Sheet {
  landscape: boolean;
  paper: 'A4' | 'A3';
  items: TypstValue[];
}

/** The whole document as data for templates/…/official.typ. */
export function toTypstInput(model: DocumentModel, photos: PhotoPaths): TypstValue {
  const isSigned = model.signature !== null && !hasHeadLine(model.head.style);
  const first: Sheet = {
    landscape: model.landscape,
    paper: 'A4',
    items: [toOpening(model), ...toItems(model.blocks, photos, isSigned), toEnding(model)],
  };
  const sheets = [first];
  for (const [index, annex] of model.annexes.entries()) {
    const last = sheets.at(-1) ?? first;
    const { landscape, paper = 'A4' } = annex;
    const starts = last.landscape !== landscape || last.paper !== paper;
    const sheet: Sheet = starts ? { landscape, paper, items: [] } : last;
    const label = toAnnexLabel(index, model.annexes.length);
    sheet.items.push(
      { kind: 'annex-opening', label, titleLines: breakTitle(annex.title), breakBefore: !starts },
      ...toItems(annex.blocks, photos, false),
    );
    if (starts) sheets.push(sheet);
  }
  const imprint = toImprint(model);
  if (imprint !== null) {
    const last = sheets.at(-1) ?? first;
    if (last.landscape) sheets.push({ landscape: false, paper: 'A4', items: [imprint] });
    else last.items.push(imprint);
  }
  return {
    title: model.title,
    numbered: !isOnePageSheet(model),
    plain: !isOfficialText(model.head.style),
    head: toHead(model),
    sheets: sheets.map(({ landscape, paper, items }) => ({ landscape, paper: paper.toLowerCase(), items })),
  };
}
