import {
  type Annex,
  type Block,
  buildDossier,
  type DocumentModel,
  type DossierFacts,
  toHeading,
  toLabelCell,
  toOfficialModel,
  toRow,
  toTable,
  toTextCell,
  toTextLine,
} from '#core/documents/public.ts';
import { formatDate, formatDayOfYear, getWeekday } from '#core/platform/public.ts';
import { type PaperFacts, WEEKDAYS } from './paper-facts.ts';
import { buildAgendaTable, buildPromisesTable, toBroadTable } from './paper-tables.ts';

const HOUR_OF_NOON = 12;

/** 2026年11月27日（星期五）上午9:00 */
export function sayWhen({ heldOn, startsAt }: PaperFacts['plan']): string {
  const [hour = 0, minute = 0] = startsAt.split(':').map(Number);
  const half = hour < HOUR_OF_NOON ? '上午' : hour < 18 ? '下午' : '晚上';
  const clock = `${hour > HOUR_OF_NOON ? hour - HOUR_OF_NOON : hour}:${String(minute).padStart(2, '0')}`;
  return `${formatDate(heldOn)}（星期${WEEKDAYS[getWeekday(heldOn) - 1]}）${half}${clock}`;
}

export const officeOf = ({ regionName, officeName }: PaperFacts): string =>
  officeName.startsWith(regionName) ? officeName : `${regionName}${officeName}`;

/** Topics as a list of the notice: one line, none of the figures. */
const listTopics = ({ entries }: PaperFacts): string =>
  entries
    .filter(({ kind }) => kind !== 'closing')
    .map(({ title }, index) => `${index + 1}.${title}`)
    .join('；');

/** 参会回执: filled in by ink and sent back, beside the reply inside. */
function buildReplySlip({ plan, notice }: PaperFacts): Annex {
  const blank = (text: string, heightMm = 14) =>
    toRow(`slip-${text}`, [toLabelCell(text), toTextCell('', { colSpan: 3 })], 'data', heightMm);
  const pair = (first: string, second: string) =>
    toRow(
      `slip-${first}`,
      [toLabelCell(first), toTextCell(''), toLabelCell(second), toTextCell('')],
      'data',
      14,
    );
  const slip = toTable({
    id: 'reply-slip',
    density: 'form',
    columns: [30, 48, 30, 48].map((widthMm, index) => ({
      key: `c${index}`,
      widthMm,
      align: 'center' as const,
    })),
    head: [],
    rows: [
      blank('会议'),
      blank('单位（盖章）'),
      pair('参会人', '职务'),
      pair('联系人', '电话'),
      blank('请假事由', 24),
      pair('代会人', '代会人职务'),
    ].map((row, index) =>
      index === 0 ? { ...row, cells: [toLabelCell('会议'), toTextCell(plan.title, { colSpan: 3 })] } : row,
    ),
  });
  const by = notice ? `请于${formatDayOfYear(notice.replyBy)}前反馈。` : '';
  return {
    id: 'reply-slip-annex',
    title: '参会回执',
    landscape: false,
    blocks: [slip, toTextLine('slip-by', by)],
  };
}

/** 会议通知: when, where, who, what about, what is asked, and the reply slip (8.8). */
export function buildNotice(facts: PaperFacts): DocumentModel {
  const { plan, notice } = facts;
  const lines: [id: string, head: string, text: string][] = [
    ['when', '会议时间', `${sayWhen(plan)}，会期约${plan.minutes}分钟。`],
    ['where', '会议地点', `${plan.place === '' ? '另行通知' : plan.place}。`],
    ['chair', '主持人', `${plan.chair.name}。`],
    ['attend', '出席单位', `${(notice?.attending ?? []).join('、')}主要负责人。`],
    ['observe', '列席单位', `${(notice?.observing ?? []).join('、')}分管负责人。`],
    ['topics', '会议议题', `${listTopics(facts)}。`],
    ['demands', '有关要求', notice?.demands ?? ''],
    [
      'reply',
      '回执与请假',
      notice
        ? `请各单位于${formatDayOfYear(notice.replyBy)}前报送参会回执。因故不能参会的，须书面请假并明确代会人，经批准后方可由他人代会。${notice.contact === '' ? '' : `联系人及电话：${notice.contact}。`}`
        : '',
    ],
  ];
  const shown = lines.filter(([id, , text]) => {
    if (id === 'attend') return (notice?.attending.length ?? 0) > 0;
    if (id === 'observe') return (notice?.observing.length ?? 0) > 0;
    return text !== '' && text !== '。';
  });
  return toOfficialModel('meeting-notice', {
    head: { issuingBody: officeOf(facts) },
    title: `关于召开${plan.title}的通知`,
    addressees: ['各有关单位'],
    blocks: [
      toTextLine(
        'opening',
        `经研究，定于${formatDate(plan.heldOn)}召开${plan.title}。现将有关事项通知如下：`,
      ),
      ...shown.flatMap(([id, head, text]): Block[] => [toHeading(`h-${id}`, head), toTextLine(id, text)]),
    ],
    signature: { issuingBodies: [officeOf(facts)], dateOn: notice?.on ?? null, seal: false },
    annexes: [buildReplySlip(facts)],
  });
}

function listOpening({ plan, entries }: PaperFacts): Block[] {
  const total = entries.reduce((sum, { minutes }) => sum + minutes, 0);
  const place = plan.place === '' ? '' : `，地点：${plan.place}`;
  return [
    toTextLine('when', `时间：${sayWhen(plan)}${place}。`),
    toTextLine('chair', `主持：${plan.chair.name}。共${entries.length}项，计${total}分钟。`),
  ];
}

const PARTS_OF_ENTRY = [
  ['reports', '汇报'],
  ['comments', '补充、点评'],
] as const;

/** 1.项目甲（8分钟）。汇报：甘溪镇；补充、点评：住建局；小结：陈某。 */
function listEntryLines({ entries }: PaperFacts): Block[] {
  return entries.map((entry, index) => {
    const parts = [
      ...PARTS_OF_ENTRY.map(([key, word]) => [word, entry[key].map(({ name }) => name).join('、')]),
      ['小结', entry.concludes],
    ].filter(([, names]) => names !== '');
    const said = parts.map(([word, names]) => `${word}：${names}`).join('；');
    return toTextLine(
      `entry-${entry.key}`,
      `${index + 1}.${entry.title}（${entry.minutes}分钟）。${said === '' ? '' : `${said}。`}`,
    );
  });
}

/** 会议议程: the entries in their order, who speaks and the minutes; why each is on it stands in the table behind. */
export function buildAgendaPaper(facts: PaperFacts): DocumentModel {
  return toOfficialModel('agenda', {
    head: { issuingBody: officeOf(facts) },
    title: `${facts.plan.title}议程`,
    blocks: [...listOpening(facts), ...listEntryLines(facts)],
    annexes: [
      { id: 'agenda-annex', title: '会议议程表', landscape: true, blocks: [buildAgendaTable(facts.entries)] },
    ],
  });
}

/** One project of the pack: the blocks of its one page, with ids of their own. */
function listDossierBlocks(dossier: DossierFacts, index: number): Block[] {
  const prefix = `p${index}-`;
  const blocks = buildDossier(dossier, 'bound').blocks;
  return blocks.map((block) => ({ ...block, id: `${prefix}${block.id}` }));
}

/** 调度会材料: agenda, last decisions, then the one page of each project, in one run with pages numbered through. */
export function buildPack(facts: PaperFacts): DocumentModel {
  const { plan, entries, previous, lastDecisions, dossiers } = facts;
  const counted = lastDecisions.filter(({ outcome }) => outcome === 'kept').length;
  const overdue = lastDecisions.filter(({ outcome }) => outcome === 'overdue' || outcome === 'late').length;
  const last: Block[] = previous
    ? [
        toHeading('h-last', '上次会议议定事项落实情况'),
        toTextLine(
          'last',
          lastDecisions.length === 0
            ? `${previous.title}没有需要落实的议定事项。`
            : `${previous.title}议定${lastDecisions.length}项，按期完成${counted}项${overdue > 0 ? `，逾期${overdue}项` : ''}，详见附件2。`,
        ),
      ]
    : [];
  const reds = entries.filter(({ reasons }) => reasons.some(({ kind }) => kind.startsWith('red-'))).length;
  const about = `本次列入${entries.filter(({ kind }) => kind === 'project').length}个项目${reds > 0 ? `，其中红灯${reds}个` : ''}，议程见附件1。`;
  const lastAnnex: Annex[] =
    lastDecisions.length > 0
      ? [
          {
            ...{ id: 'last-annex', title: '上次会议议定事项落实情况表', landscape: true },
            blocks: [buildPromisesTable(lastDecisions)],
          },
        ]
      : [];
  return toOfficialModel('meeting-pack', {
    head: { issuingBody: officeOf(facts), mark: '内部' },
    title: `${plan.title}材料`,
    blocks: [...listOpening(facts), toHeading('h-agenda', '会议议程'), toTextLine('about', about), ...last],
    annexes: [
      { id: 'agenda-annex', title: '会议议程表', landscape: true, blocks: [buildAgendaTable(entries)] },
      ...lastAnnex,
      ...dossiers.map((dossier, index) => ({
        ...{ id: `dossier-${dossier.projectKey}`, title: dossier.name, landscape: false },
        blocks: listDossierBlocks(dossier, index),
      })),
    ],
  });
}

/** The pack with its tables on A3 (8.8): text and one-page sheets stay on A4, the numbers run through. */
export function buildBroadPack(facts: PaperFacts): DocumentModel {
  const pack = buildPack(facts);
  const toBroad = (block: Block): Block => (block.kind === 'table' ? toBroadTable(block) : block);
  return {
    ...pack,
    annexes: pack.annexes.map((annex) =>
      annex.landscape ? { ...annex, paper: 'A3', blocks: annex.blocks.map(toBroad) } : annex,
    ),
  };
}
