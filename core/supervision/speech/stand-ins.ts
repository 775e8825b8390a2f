// Words that stand for a unit named before: 我局 in an answer, 该局, 请其.
import type { MentionSearch } from './mention-search.ts';

/** 市公安局答复：, 市公交公司补充：, 县住建局回复意见：: the unit at the head of a line that answers for itself. */
export const ANSWERS =
  /^([\u4e00-\u9fff（）]{2,24}?)(?:（[^（）]{1,12}）)?(?:负责人|负责同志|经理|局长|主任|书记|镇长|代表)?(?:现场|当场|会上|当即|书面|电话|书面)?(?:的)?(?:答复|回复|反馈|补充|表态|表示|回应|回答|解释|说明|承诺|汇报|答|办理结果|办理情况|办理意见|处理意见)(?:说|意见|如下|道|内容|发言)?：/;

/** 我局, 我们公司, 公司 where it acts: the unit that answers, of itself. */
const OWN =
  /我们?(?:中心|公司|集团|街道|单位|[局委办厅部署镇乡院行站所社队校])(?![里的长门])|(?<=[：，。；])(?:我方|我司|公司)(?=已|将|会|在|拟|计划|于|\d|正|要|组织|安排|负责|年底|月底|本|下)/gu;

/** 要求该局…, 该镇6月底前…: the unit named last of its kind. */
const THAT =
  /(?<=^|[\n，。；：”]|要求|责成|由|请|督促)(?:该|此)(局|委|办|厅|镇|乡|街道|公司|集团|中心|村|社区|县|区|市|园区|单位|部门)(?=[\u4e00-\u9fff\d])/gu;
const THEM = /(?<=^|[\n，。；：])(?:请|要求|责成|通知|督促)(其|他们)(?=[\u4e00-\u9fff\d]{2})/gu;

/** 两局6月底前…, 两镇要…: the units of that kind named last, as many as are counted. */
const THOSE =
  /(?<=^|[\n，。；：]|由|请|(?:汛|假|节日|近|日)期?|前)([两三四])(?:个|家)?(局|委|镇|乡|街道|县|区|市|公司|中心|村|社区|单位|部门)(?=要(?!求)|须|应(?!急)|务必|必须|负责|共同|联合|分别|各自?|一起|于|在|把|将|\d|[今明]天|[本下]周|月底|[\u4e00-\u9fff]{1,3}前|安排|组织|派|完成|重新|对|按)/gu;
const HOW_MANY: Record<string, number> = { 两: 2, 三: 3, 四: 4 };

/** A stand-in reaches back no further than this. */
const REACHES = 160;

function addStandIn(search: MentionSearch, plain: string, from: number, to: number, kind: string): void {
  if (!search.taken.isFree(from, to)) return;
  const isAny = kind === '单位' || kind === '部门' || kind === '';
  const before = search.mentions
    .filter((one) => one.kind === 'unit' && one.to <= from && from - one.to < REACHES)
    .filter((one) => isAny || one.printed.endsWith(kind))
    .filter((one) => !plain.slice(one.to, from).includes('\n'));
  const last = before.reduce<(typeof before)[number] | null>(
    (latest, one) => (latest === null || one.from > latest.from ? one : latest),
    null,
  );
  if (last === null) return;
  search.mentions.push({ from, to, printed: last.printed, kind: 'unit' });
  search.taken.add(from, to);
}

function addThose(search: MentionSearch, plain: string): void {
  for (const match of plain.matchAll(THOSE)) {
    const [words, counted = '', kind = ''] = match;
    const to = match.index + words.length;
    if (!search.taken.isFree(match.index, to)) continue;
    const isAny = kind === '单位' || kind === '部门';
    const names = search.mentions
      .filter((one) => one.kind === 'unit' && one.to <= match.index && match.index - one.to < REACHES * 2)
      .filter(({ printed }) => isAny || printed.endsWith(kind))
      .sort((a, b) => a.from - b.from)
      .map(({ printed }) => printed);
    const last = [...new Set(names.reverse())].slice(0, HOW_MANY[counted]).reverse();
    if (last.length !== HOW_MANY[counted]) continue;
    search.mentions.push({ from: match.index, to, printed: last.join('、'), kind: 'unit' });
    search.taken.add(match.index, to);
  }
}

/** Finds the words of an answer that mean the unit at its head, and 该局, 其 for the unit named last. */
export function addStandIns(search: MentionSearch, plain: string): void {
  let start = 0;
  for (const line of plain.split('\n')) {
    const answer = ANSWERS.exec(line);
    const head = answer && search.mentions.find(({ from, kind }) => from === start && kind === 'unit');
    if (answer && head && head.to - start >= (answer[1]?.length ?? 0) - 1)
      for (const match of line.matchAll(OWN)) {
        const from = start + match.index;
        const to = from + match[0].length;
        if (match.index < answer[0].length - 1 || !search.taken.isFree(from, to)) continue;
        search.mentions.push({ from, to, printed: head.printed, kind: 'unit' });
        search.taken.add(from, to);
      }
    start += line.length + 1;
  }
  addThose(search, plain);
  for (const match of plain.matchAll(THAT))
    addStandIn(search, plain, match.index, match.index + match[0].length, match[1] ?? '');
  for (const match of plain.matchAll(THEM)) {
    const to = match.index + match[0].length;
    addStandIn(search, plain, to - (match[1]?.length ?? 1), to, '');
  }
}
