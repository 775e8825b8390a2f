import { z } from 'zod';
import type { DocumentModel, TableRow } from '../content-model.ts';
import { toFullDate } from '../signature-layout.ts';
import { toLabelCell, toLinesCell, toRow, toTable } from '../table.ts';
import { toSheet } from './sheet.ts';

const signedSchema = z.strictObject({
  unit: z.string(),
  name: z.string().nullable(),
  opinion: z.string().nullable(),
  /** ISO date; null: the place is left for ink. */
  signedOn: z.string().nullable(),
});

/** What stands on the 发文稿纸: who drafted, checked, co-signed and approved which text (8.1). */
export const routingSheetFactsSchema = z.strictObject({
  issuingBody: z.string(),
  title: z.string(),
  documentKind: z.string(),
  mark: z.string().nullable(),
  urgency: z.string().nullable(),
  documentNumber: z.string().nullable(),
  addressees: z.string(),
  copyTo: z.string(),
  drafter: signedSchema,
  checker: signedSchema,
  cosigners: z.array(signedSchema),
  approver: signedSchema,
  annexTitles: z.array(z.string()),
  copies: z.number().int().nullable(),
  keepingPeriod: z.string().nullable(),
  /** sha256 of the canonical text of the document, hexadecimal. */
  contentSha256: z.string(),
  versionLabel: z.string(),
  /** Open notes on the text, for example lines that were dropped; kept inside. */
  notes: z.array(z.string()),
});
export type RoutingSheetFacts = z.infer<typeof routingSheetFactsSchema>;
type Signed = z.infer<typeof signedSchema>;

/** Opinion, then name and date; room for ink where they are not given. */
function toSignedLines(signed: Signed): string[] {
  const date = signed.signedOn === null ? '　　年　月　日' : toFullDate(signed.signedOn);
  return [signed.opinion?.trim() ?? '', `${signed.name ?? '　　　'}　${date}`];
}

function toWideRow(id: string, label: string, lines: readonly string[], heightMm: number): TableRow {
  return toRow(id, [toLabelCell(label), toLinesCell(lines, { colSpan: 3 })], 'data', heightMm);
}

type Pair = [label: string, lines: readonly string[]];

function toPairRow(id: string, left: Pair, right: Pair, heightMm = 11): TableRow {
  const cells = [left, right].flatMap(([label, lines]) => [toLabelCell(label), toLinesCell(lines)]);
  return toRow(id, cells, 'data', heightMm);
}

function listRows(facts: RoutingSheetFacts): TableRow[] {
  const cosigned = facts.cosigners.flatMap((signed) => {
    const [opinion = '', line = ''] = toSignedLines(signed);
    const said = [signed.unit, opinion].filter((part) => part !== '').join('：');
    return [said === '' ? line : `${said}　${line}`];
  });
  const annexes = facts.annexTitles.map(
    (title, index) => `${facts.annexTitles.length > 1 ? `${index + 1}.` : ''}${title}`,
  );
  return [
    toWideRow('approver', '签发', toSignedLines(facts.approver), 38),
    toWideRow('cosigners', '会签', cosigned, 30),
    toPairRow('number', ['发文字号', [facts.documentNumber ?? '']], ['文种', [facts.documentKind]]),
    toPairRow('mark', ['密级', [facts.mark ?? '']], ['紧急程度', [facts.urgency ?? '']]),
    toWideRow('title', '标题', [facts.title], 14),
    toWideRow('annexes', '附件', annexes, 14),
    toWideRow('addressees', '主送', [facts.addressees], 12),
    toWideRow('copy-to', '抄送', [facts.copyTo], 12),
    toPairRow(
      'drafter',
      ['拟稿', [facts.drafter.unit, ...toSignedLines(facts.drafter)]],
      ['核稿', [facts.checker.unit, ...toSignedLines(facts.checker)]],
      24,
    ),
    toPairRow(
      'copies',
      ['份数', [facts.copies === null ? '' : `${facts.copies}份`]],
      ['保管期限', [facts.keepingPeriod ?? '']],
    ),
  ];
}

/**
 * 发文稿纸: one sheet for ink or printed from the acts, with the hash of the text that is signed. A figure
 * or word changed after signing changes the hash, which stands here and never in the red-head text (8.1).
 */
export function buildRoutingSheet(facts: RoutingSheetFacts): DocumentModel {
  return toSheet({
    kind: 'routing-sheet',
    title: `${facts.issuingBody}发文稿纸`,
    blocks: [
      toTable({
        id: 'routing-sheet.table',
        density: 'form',
        columns: [
          { key: 'label-1', widthMm: 24, align: 'center' },
          { key: 'value-1', widthMm: 54, align: 'left' },
          { key: 'label-2', widthMm: 24, align: 'center' },
          { key: 'value-2', widthMm: 54, align: 'left' },
        ],
        head: [],
        rows: listRows(facts),
        notes: [
          ...facts.notes,
          `文稿版本：${facts.versionLabel}`,
          `文稿校验码（SHA-256）：${facts.contentSha256}`,
        ],
      }),
    ],
  });
}
