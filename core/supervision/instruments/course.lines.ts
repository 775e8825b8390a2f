import { type Paragraph, toTextLine } from '#core/documents/public.ts';
import { groupBy } from '#core/platform/public.ts';

/** What was done to move things on in the span that a report tells of: papers issued, second looks taken. */
export interface SupervisionCourse {
  /** 2026年11月上半月 */
  name: string;
  papers: readonly { word: string; number: string | null; orgNames: readonly string[] }[];
  lookBacks: readonly { title: string; verdict: 'holds' | 'relapsed' }[];
}

const MOST_TOLD = 20;

const namePaper = ({ number, orgNames }: SupervisionCourse['papers'][number]): string =>
  `${orgNames.join('、')}${number === null ? '' : `（${number}）`}`;

/** 印发提示函：财政局（望督函〔2026〕3号）；督办单：…… Each paper by its addressee and number; none: nothing is said. */
function listPapers({ name, papers }: SupervisionCourse): Paragraph[] {
  if (papers.length === 0) return [];
  const kinds = [...groupBy(papers.slice(0, MOST_TOLD), ({ word }) => word)].map(
    ([word, own]) => `${word}：${own.map(namePaper).join('、')}`,
  );
  return [toTextLine('supervision.papers', `${name}印发${kinds.join('；')}。`)];
}

function listLooks({ name, lookBacks }: SupervisionCourse): Paragraph[] {
  const quote = (verdict: 'holds' | 'relapsed') =>
    lookBacks
      .filter((one) => one.verdict === verdict)
      .slice(0, MOST_TOLD)
      .map(({ title }) => `“${title}”`)
      .join('、');
  const [holds, relapsed] = [quote('holds'), quote('relapsed')];
  const parts = [
    ...(holds === '' ? [] : [`${holds}情况属实`]),
    ...(relapsed === '' ? [] : [`${relapsed}出现反复，已重新交办`]),
  ];
  return parts.length === 0 ? [] : [toTextLine('supervision.looks', `${name}回头看：${parts.join('；')}。`)];
}

/** 督办措施和回头看 (handbook 5): every paper and every second look by its name; a span without any leaves the section out. */
export const listCourseLines = (course: SupervisionCourse): Paragraph[] => [
  ...listPapers(course),
  ...listLooks(course),
];
