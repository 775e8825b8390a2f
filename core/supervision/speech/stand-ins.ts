// Words that stand for a unit named before: 我局 in an answer, 该局, 请其.
import type { MentionSearch } from './mention-search.ts';
import { DOING_VERB } from './verbs.ts';

/** 市公安局答复：, 市公交公司补充：, 县住建局回复意见：: the unit at the head of a line that answers for itself. */
export const ANSWERS =
  /^([\u4e00-\u9fff（）]{2,24}?)(?:（[^（）]{1,12}）)?(?:负责人|负责同志|经理|局长|主任|书记|镇长|代表)?(?:现场|当场|会上|当即|书面|电话|书面)?(?:的)?(?:答复|回复|反馈|补充|表态|表示|回应|回答|解释|说明|承诺|汇报|答|办理结果|办理情况|办理意见|处理意见)(?:说|意见|如下|道|内容|发言)?：/;

/** 热力公司：…我公司9月底前…: the line is what the unit at its head has said. */
const HEADED = /^([\u4e00-\u9fff（）]{2,20})：/;

/** 我局, 我们公司, 公司 where it acts: the unit that answers, of itself. */
const OWN =
  /我们?(?:中心|公司|集团|街道|单位|[局委办厅部署镇乡院行站所社队校])(?![里的长门])|(?<=[：，。；])(?:我方|我司|公司)(?=已|将|会|在|拟|计划|于|\d|正|要|组织|安排|负责|年底|月底|本|下)/gu;

/** 要求该局…, 该镇6月底前…: the unit named last of its kind. */
const THAT =
  /(?<=^|[\n，。；：”]|要求|责成|由|请|督促)(?:该|此)(局|委|办|厅|镇|乡|街道|公司|集团|中心|村|社区|县|区|市|园区|单位|部门)(?=[\u4e00-\u9fff\d])/gu;
const THEM = /(?<=^|[\n，。；：])(?:请|要求|责成|通知|督促)(其|他们)(?=[\u4e00-\u9fff\d]{2})/gu;

/** 两局6月底前…, 三个乡镇要…, 五市分别…: the units of that kind named last, as many as are counted. */
const THOSE = new RegExp(
  `(?<=^|[\\n，。；：.、]|由|请|(?:汛|假|节日|近|日)期?|[前后])([两三四五六七八])(?:个|家)?(乡镇|街道|镇街|局|委|镇|乡|县|区|市|公司|中心|村|社区|单位|部门|医共体)(?:政府)?(?=要(?!求)|须|应(?!急)|务必|必须|负责|共同|联合|分别|各自?(?!县|镇|乡|村)|均|都|一起|于|在|把|将|\\d|[今明]天|[本下]周|月底|[\\u4e00-\\u9fff]{1,3}前|派|重新|对|按|入户|${DOING_VERB})`,
  'gu',
);
const COUNTS = '两三四五六七八';
const countOf = (word: string): number => COUNTS.indexOf(word) + 2;

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

/** 乡镇 are towns of either kind, 单位 are any. */
function isOfKind(printed: string, kind: string): boolean {
  if (kind === '单位' || kind === '部门') return true;
  if (kind === '乡镇' || kind === '镇街') return /(?:镇|乡|街道)$/.test(printed);
  return printed.replace(/(?:人民)?政府$/, '').endsWith(kind);
}

/** Those counted are the ones named last; when fewer have been named the words stand for themselves. */
function addThose(search: MentionSearch, plain: string): void {
  for (const match of plain.matchAll(THOSE)) {
    const [words, counted = '', kind = ''] = match;
    const to = match.index + words.length;
    if (!search.taken.isFree(match.index, to)) continue;
    const named = search.mentions
      .filter((one) => one.kind === 'unit' && one.to <= match.index && isOfKind(one.printed, kind))
      .sort((a, b) => b.from - a.from);
    const near = named.filter((one) => match.index - one.to < REACHES * 2);
    const last = pickLast(near, countOf(counted)) ?? pickAll(named, countOf(counted));
    search.mentions.push({
      from: match.index,
      to,
      printed: last?.join('、') ?? words,
      kind: last ? 'unit' : 'school',
    });
    search.taken.add(match.index, to);
  }
}

type Named = readonly { printed: string }[];
const namesOf = (units: Named): string[] => [
  ...new Set(units.map(({ printed }) => printed.replace(/(?:人民)?政府$/, ''))),
];
const pickLast = (units: Named, count: number): string[] | null => {
  const names = namesOf(units).slice(0, count).reverse();
  return names.length === count ? names : null;
};
/** Further back they must be all that have been named at all. */
const pickAll = (units: Named, count: number): string[] | null => {
  const names = namesOf(units).reverse();
  return names.length === count ? names : null;
};

/** Finds the words of an answer that mean the unit at its head, and 该局, 其 for the unit named last. */
export function addStandIns(search: MentionSearch, plain: string): void {
  let start = 0;
  for (const line of plain.split('\n')) {
    const answer = ANSWERS.exec(line) ?? HEADED.exec(line);
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
