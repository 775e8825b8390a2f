import {
  type Block,
  type DocumentModel,
  type TableRow,
  toFullDate,
  toLabelCell,
  toLinesCell,
  toOfficialModel,
  toRow,
  toTable,
} from '#core/documents/public.ts';
import { type InstrumentFacts, type InstrumentTask, listIssuingBodies } from './instrument-facts.ts';
import { sayQuote, saySource, sayStanding, sayStandingBriefly, toPaperTitle } from './task-sentences.ts';

const INK_DATE = '　　年　　月　　日';
const COLUMNS = [
  { key: 'label-1', widthMm: 26, align: 'center' as const },
  { key: 'value-1', widthMm: 52, align: 'left' as const },
  { key: 'label-2', widthMm: 26, align: 'center' as const },
  { key: 'value-2', widthMm: 52, align: 'left' as const },
];

const toWide = (id: string, label: string, lines: readonly string[], heightMm: number): TableRow =>
  toRow(id, [toLabelCell(label), toLinesCell(lines, { colSpan: 3 })], 'data', heightMm);

const toPair = (id: string, pairs: readonly (readonly [string, string])[], heightMm = 11): TableRow =>
  toRow(
    id,
    pairs.flatMap(([label, text]) => [toLabelCell(label), toLinesCell([text])]),
    'data',
    heightMm,
  );

/** Several matters are numbered inside their cell; one is not. */
const toNumbered = (tasks: readonly InstrumentTask[], say: (task: InstrumentTask) => string): string[] =>
  tasks.flatMap((task, index) => {
    const said = say(task);
    return said === '' ? [] : [`${tasks.length > 1 ? `${index + 1}.` : ''}${said}`];
  });

const joinNames = (tasks: readonly InstrumentTask[]): string =>
  [...new Set(tasks.flatMap(({ supportingNames }) => supportingNames))].join('、');

const joinDays = (days: readonly (string | null)[]): string =>
  [...new Set(days.flatMap((day) => (day ? [toFullDate(day)] : [])))].sort().join('；');

function listMatterRows(facts: InstrumentFacts): TableRow[] {
  const { tasks } = facts;
  const basis = toNumbered(tasks, (task) => `${saySource(task)}${sayQuote(task)}`);
  const wanted = [...new Set(tasks.map(({ deliverable }) => deliverable).filter((text) => text !== ''))];
  return [
    toWide(
      'matter',
      '督办事项',
      toNumbered(tasks, ({ title }) => title),
      16,
    ),
    toWide('basis', '督办依据', basis, 16),
    toPair('units', [
      ['牵头单位', facts.orgName],
      ['配合单位', joinNames(tasks)],
    ]),
    toPair('days', [
      ['交办日期', joinDays(tasks.map(({ assignedOn }) => assignedOn))],
      ['办理时限', joinDays(tasks.map(({ dueOn }) => dueOn)) || '按周期反馈'],
    ]),
    toWide(
      'standing',
      '办理情况',
      toNumbered(tasks, tasks.length > 2 ? sayStandingBriefly : sayStanding),
      16,
    ),
    toWide(
      'demand',
      '办理要求',
      [
        ...wanted.map((text) => `成果：${text}。`),
        facts.replyBy === null
          ? '请抓紧办理，办结后书面反馈。'
          : `请抓紧办理，于${toFullDate(facts.replyBy)}前书面反馈办理情况；未办结的，写明原因、措施和完成时间。`,
      ],
      16,
    ),
  ];
}

/** Room for ink: the more matters stand above, the less is kept, so that the order stays on one page where its words allow. */
function deriveInkRoom(matters: number): { feedbackMm: number; signatureMm: number } {
  if (matters <= 1) return { feedbackMm: 62, signatureMm: 20 };
  return matters === 2 ? { feedbackMm: 36, signatureMm: 20 } : { feedbackMm: 20, signatureMm: 15 };
}

function buildOrderTable(facts: InstrumentFacts): Block {
  const room = deriveInkRoom(facts.tasks.length);
  const contact = [facts.contact.name, facts.contact.phone].filter((part) => part !== '').join('　');
  return toTable({
    id: 'supervision-order.table',
    density: 'form',
    columns: COLUMNS,
    head: [],
    rows: [
      ...listMatterRows(facts),
      toPair(
        'signatures',
        [
          ['审核', `\n${INK_DATE}`],
          ['签发', `（${facts.approver}）\n${INK_DATE}`],
        ],
        room.signatureMm,
      ),
      toPair('contact', [
        ['联系人\n及电话', contact],
        ['发出日期', INK_DATE],
      ]),
      toWide(
        'feedback',
        '承办单位\n反馈',
        ['', `\n负责人签字：　　　　　　（盖章）　　${INK_DATE}`],
        room.feedbackMm,
      ),
    ],
  });
}

const CUT = '－－－－－－－－';

/** 回执: cut off, signed and sent back on receipt. */
const buildSlip = (facts: InstrumentFacts): Block =>
  toTable({
    id: 'supervision-order.slip',
    caption: `${CUT}　督办单签收回执（沿此线裁下退回）　${CUT}`,
    density: 'form',
    columns: COLUMNS,
    head: [],
    rows: [
      toPair('slip-1', [
        ['签收单位', facts.orgName],
        ['签收人', ''],
      ]),
      toPair('slip-2', [
        ['联系电话', ''],
        ['签收时间', INK_DATE],
      ]),
    ],
  });

/** 督办单 (8.9): a form with number, matter, basis in its own words, units, deadline, signatures, feedback box, contact, slip. */
export function buildSupervisionOrder(facts: InstrumentFacts): DocumentModel {
  const bodies = listIssuingBodies(facts.issuer, facts.regionName);
  return toOfficialModel('supervision-order', {
    head: { issuingBody: `${bodies[0] ?? facts.issuer}督办单` },
    title: toPaperTitle('办理', facts.tasks, '督办单'),
    blocks: [buildOrderTable(facts), buildSlip(facts)],
  });
}
