import { PROJECT_FIELD_LABELS } from '#core/ledger/public.ts';
import { ACT_LABELS, STATUS_LABELS } from '#core/reporting/public.ts';
import { DUTY_PHRASES } from './duty-phrases.ts';
import { ECONOMY_PHRASES, FILING_TITLES } from './economy-phrases.ts';
import { ENTRY_PHRASES } from './entry-phrases.ts';
import { FIGURE_PHRASES, FIGURE_SENTENCE } from './figure-phrases.ts';
import { IMPORT_PHRASES } from './import-phrases.ts';
import { INDICATOR_NAMES, INDICATOR_UNITS } from './indicator-names.ts';
import { INDICATOR_GROWTHS, INDICATOR_PHRASES } from './indicator-phrases.ts';
import { LIGHT_PHRASES } from './light-phrases.ts';
import { MEASURE_PHRASES } from './measure-phrases.ts';
import { OTHER_REMEDY_PHRASES } from './other-remedy-phrases.ts';
import { PERSON_LIST_PHRASES } from './person-list-phrases.ts';
import { newReader, type Phrase, type Reader } from './phrase-book.ts';
import { REMEDY_PHRASES } from './remedy-phrases.ts';
import { REPORTING_PHRASES } from './reporting-phrases.ts';
import { RULE_PHRASES } from './rule-phrases.ts';
import { STATISTICS_PHRASES } from './statistics-phrases.ts';

const toPhrases = (words: Record<string, { zh: string; en: string }>): Phrase[] =>
  Object.values(words).map(({ zh, en }) => [zh, en]);

const readFigure = newReader(FIGURE_PHRASES);
const readOther = newReader([
  ...INDICATOR_NAMES,
  ...INDICATOR_PHRASES,
  ...STATISTICS_PHRASES,
  ...ECONOMY_PHRASES,
  ...MEASURE_PHRASES,
  ...IMPORT_PHRASES,
  ...[PROJECT_FIELD_LABELS, ACT_LABELS, STATUS_LABELS].flatMap(toPhrases),
  ...DUTY_PHRASES,
  ...REPORTING_PHRASES,
  ...ENTRY_PHRASES,
  ...RULE_PHRASES,
  ...PERSON_LIST_PHRASES,
  ...REMEDY_PHRASES,
  ...OTHER_REMEDY_PHRASES,
  ['{period}尚未定版', '{period} is not frozen yet'],
  ...LIGHT_PHRASES,
  ...INDICATOR_UNITS,
  ...INDICATOR_GROWTHS,
  ...FILING_TITLES,
]);

/** The English reading of a sentence that the server said in Chinese; a verdict on a figure may name its row or column first. */
export const readSentence: Reader = (text) => {
  const [, subject = '', verdict = ''] = FIGURE_SENTENCE.exec(text) ?? [];
  if (verdict === '') return readOther(text);
  return `${subject}${subject === '' ? '' : ': '}${readFigure(verdict)}`;
};

/** Keys under which the server says something to a person; none of them is ever sent back by a form. */
const SPOKEN_KEYS = new Set([
  'sentence',
  'message',
  'remedy',
  'effect',
  'reason',
  'reasons',
  'applyReason',
  'label',
  'since',
  'wayToGreen',
  'holes',
  'statusLabel',
  'measureName',
  'how',
  'rankText',
  'canConfirmHint',
  'submitHint',
  'readOnlyReason',
  'canRunReason',
  'freezeSentence',
  'freezeNotes',
  'allowed',
  'covers',
  'memory',
]);
/** Objects whose `name` is a word of the house and not the name of a thing. */
const NAMED_BY_THE_HOUSE = new Set(['period', 'periods', 'lights', 'steps', 'returnTargets', 'groups']);

/** Of one indicator in an answer; the definitions that are edited stand in a list and stay as they were set. */
const SAID_OF_INDICATORS = new Set(['name', 'unit', 'group', 'sourceDepartment']);

function readWithin(value: unknown, key: string, holder: string): unknown {
  if (typeof value === 'string') {
    const isSpoken =
      SPOKEN_KEYS.has(key) ||
      (key === 'name' && NAMED_BY_THE_HOUSE.has(holder)) ||
      (holder === 'indicator' && SAID_OF_INDICATORS.has(key));
    return isSpoken ? readSentence(value) : value;
  }
  if (Array.isArray(value)) return value.map((one) => readWithin(one, key, holder));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([own, one]) => [own, readWithin(one, own, key)]));
}

/** An answer of the server with what it says to the person put into English; names, figures and papers stay. */
export const inEnglish = <A>(answer: A): A => readWithin(answer, '', '') as A;
