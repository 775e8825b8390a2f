// What is left of a clause without its units, times and the words that only begin it.
import type { Span } from './split-sentences.ts';
import type { TimeMark } from './time-mark.ts';
import type { UnitList } from './unit-mention.ts';

/** Role words right behind a unit, which say what it is and not what is done. */
const ROLE_TAIL =
  /^(?:等)?(?:有关|相关|行业主管|主管|县直|市直)?(?:部门|单位)?(?:两家|三家|一起)?(?:要|应(?!收)|须|也|都)?(?:(?:按照?|依)(?:各自)?(?:职责|职能)(?:分工)?)?(?:总|具体|共同|联合|积极|密切|全力|主动|分别)?(?:牵头负责|牵头(?!人)|负责(?!人|同志)|配合|协助|参与|参加|协同|会同|承担|予以配合|办理)?(?:一下)?/;
const ROLE_HEAD = /(?:由|请|会同|联合|商|并由|并请|责成|交由|交|和)$/;

/** A unit in a role together with the words that only give it the role. */
export function widenList(plain: string, clause: Span, list: UnitList): Span {
  const head = ROLE_HEAD.exec(plain.slice(clause.from, list.from))?.[0].length ?? 0;
  const tail = ROLE_TAIL.exec(plain.slice(list.to, clause.to))?.[0].length ?? 0;
  return { from: list.from - head, to: list.to + tail };
}

const OPENING =
  /^(?:[一二三四五六七八九十]{1,2}是(?:要)?|第[一二三四五六七八九十]{1,2}(?:个|条|点|项|件事)?|首先|其次|再次|最后|另外|此外|同时|还有|接下来|下一步|会后|(?:会议|县委|市委|书记|县长|市长)(?:议定|要求|决定|明确|强调|指出|确定)|[—●■◆▲★▶►◎□○•✔✅❗❌👍📌📍→※*、①-⑳]+|\d{1,2}[.、]|\p{Extended_Pictographic}+\uFE0F?)/u;

/** What is to be done without the numbers and the words that only begin a sentence. */
function stripOpening(words: string): string {
  let rest = words;
  for (let turn = 0; turn < 4; turn += 1) rest = rest.replace(OPENING, '');
  return rest;
}

/** The text of a clause without the marked places. */
function leaveOut(clause: Span, plain: string, marked: readonly Span[]): string {
  let rest = '';
  let at = clause.from;
  for (const mark of [...marked].sort((a, b) => a.from - b.from)) {
    if (mark.from > at) rest += plain.slice(at, mark.from);
    at = Math.max(at, mark.to);
  }
  return rest + plain.slice(at, clause.to);
}

export function restOf(clause: Span, plain: string, marked: readonly Span[]): string {
  const rest = leaveOut(clause, plain, marked);
  return stripOpening(rest.replace(/[，。；：！？、\s“”（）]/g, ''))
    .replace(
      /^(?:请|由|于|在|要求|要(?!素|点)|应(?!急|用|届)|须|前(?!期|往|沿|置)|并(?!联|网|购|轨|行|入)|务必|必须|力争|确保|争取|最迟|截至|截止)+/,
      '',
    )
    .replace(
      /(?:前|之前|以前|内)$|^(?:完成)?(?:时间|时限|期限)(?:卡|定|放|为|是|截至)?[在到]?$|^(?:从|自)?(?:今天|即日|现在|今日|明天)?起?[到至]$/,
      '',
    );
}

const LED_TO_DAY = /(?:于|在|最迟|最晚|截至|(?<!期)限|赶)$/;

/** What is to be done as people write it: units in their roles and deadlines are named elsewhere, all else stays. */
export function wordClause(
  clause: Span,
  plain: string,
  roled: readonly Span[],
  times: readonly TimeMark[],
): string {
  const days = times
    .filter(({ dueOn }) => dueOn !== null)
    .map(({ from, to }) => ({
      from: from - (LED_TO_DAY.exec(plain.slice(clause.from, from))?.[0].length ?? 0),
      to,
    }));
  const rest = leaveOut(clause, plain, [...roled, ...days]).replace(/\s/g, '');
  return stripOpening(rest.replace(/^[，。；：、]+|[，。；：、]+$/g, ''))
    .replace(/^(?:要求|要(?!素|点|件)|应(?!急|用|届)|须|务必|必须|力争|确保|争取)+/, '')
    .replace(/（）|^于(?=每)|^（[^）]*）$/g, '');
}

/** The text before a list, its times and cadences blanked, so that 6月底前由县住建局… still begins with its subject. */
export function textBefore(plain: string, clause: Span, list: UnitList, times: readonly Span[]): string {
  let before = plain.slice(clause.from, list.from);
  for (const time of times) {
    if (time.to > list.from) continue;
    const start = time.from - clause.from;
    before = `${before.slice(0, start)}${' '.repeat(time.to - time.from)}${before.slice(time.to - clause.from)}`;
  }
  return before
    .replace(/(?:于|在|从|自|到|至|截至|最迟|必须|务必)? +(?:前|之前|起|开始|底|内)?/g, '')
    .replace(/^[，、]/, '');
}

/** The text behind a list without a time that follows at once: 市应急局五一前组织… is 市应急局组织…. */
export function textAfter(plain: string, clause: Span, list: UnitList, times: readonly Span[]): string {
  const next = times.find(
    (time) =>
      time.from >= list.to &&
      /^(?:要|须|应|必须|务必|也|还|就)?(?:于|在|从)?$/.test(plain.slice(list.to, time.from)),
  );
  if (!next) return plain.slice(list.to, clause.to).trimStart();
  return plain.slice(next.to, clause.to).replace(/^(?:前|之前|内|，|[这那当]一?天)/, '');
}
