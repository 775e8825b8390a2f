import { useIndicatorWords } from '../economy-words.ts';
import type { Filing } from './use-filing.ts';

type Finding = Pick<Filing['findings'][number], 'indicator' | 'subject' | 'sentence'>;

/** 望川规模以上工业总产值：… names its cell; in another language the indicator is named in it, and the region stands before it. */
export function nameCell(
  { indicator, subject, sentence }: Finding,
  page: {
    indicators: readonly { code: string; name: string }[];
    subjects: readonly { code: string; shortName: string }[];
  },
  say: (word: string) => string,
): string {
  const named = page.indicators.find(({ code }) => code === indicator)?.name;
  const region = page.subjects.find(({ code }) => code === subject)?.shortName;
  if (named === undefined || region === undefined || say(named) === named) return sentence;
  const cell = `${region}${named}`;
  return sentence.startsWith(cell)
    ? `${say(region)} · ${say(named)}${sentence.slice(cell.length)}`
    : sentence;
}

/** Findings of a filing with their cells in the language of the page. */
export function useFindingWords(page: Filing): (finding: Finding) => string {
  const say = useIndicatorWords();
  return (finding) => nameCell(finding, page, say);
}
