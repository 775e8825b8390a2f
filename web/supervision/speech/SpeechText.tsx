import { Fragment, memo, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewMark } from './review-state.ts';
import type { Segment, Span } from './spans.ts';

interface SpeechTextProps {
  text: string;
  segments: readonly Segment[];
  /** In the order of their numbers. */
  entries: readonly { key: number; mark: ReviewMark }[];
  selectedKey: number | null;
  onSelect: (key: number) => void;
  /** Words that the person has marked; absent: nothing is asked of them. */
  onSelection?: (selection: Span | null) => void;
}

/** The place in the text of one end of the browser's selection; null outside of the words. */
function placeOf(node: Node | null, offset: number): number | null {
  const piece = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-from]');
  if (!piece) return null;
  const from = Number(piece.dataset.from);
  return node instanceof Text ? from + offset : offset === 0 ? from : Number(piece.dataset.to);
}

/** Keeps the last words marked inside the text, so that a press on a button does not lose them. */
function useMarkedWords(area: RefObject<HTMLElement | null>, onSelection: SpeechTextProps['onSelection']) {
  useEffect(() => {
    if (!onSelection) return;
    const onChange = () => {
      const marked = document.getSelection();
      if (!marked?.anchorNode || !area.current?.contains(marked.anchorNode)) return;
      const ends = [
        placeOf(marked.anchorNode, marked.anchorOffset),
        placeOf(marked.focusNode, marked.focusOffset),
      ];
      const [one, other] = ends;
      if (one === null || other === null || one === undefined || other === undefined) return;
      onSelection([Math.min(one, other), Math.max(one, other)]);
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [area, onSelection]);
}

function classOf(segment: Segment, marks: readonly ReviewMark[], isSelected: boolean): string | undefined {
  if (marks.length === 0) return segment.isLeft ? 'speech-left' : undefined;
  const mark = marks.find((one) => one !== 'dropped') ?? 'dropped';
  return `speech-mark speech-${mark}${isSelected ? ' speech-selected' : ''}`;
}

/** Many tasks of the same words (各镇街) show the first and the last number; all of them stand in the list. */
const endsOf = (keys: number[]): number[] =>
  keys.length > 3 ? [...keys.slice(0, 1), ...keys.slice(-1)] : keys;

/** The whole text; words of a proposal are underlined and carry its number, those of the selected one stand out. */
export function SpeechText({ text, segments, entries, selectedKey, onSelect, onSelection }: SpeechTextProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLElement>(null);
  useMarkedWords(area, onSelection);
  useEffect(() => {
    area.current
      ?.querySelector(`[data-key="${selectedKey}"]`)
      ?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [selectedKey]);
  const numberOf = new Map(entries.map((entry, index) => [entry.key, index + 1]));
  const markOf = new Map(entries.map((entry) => [entry.key, entry.mark]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="speech-text" ref={area} tabIndex={0} aria-label={t('speech.text')}>
      {segments.map((segment) => {
        const marks = segment.keys.flatMap((key) => markOf.get(key) ?? []);
        const isSelected = selectedKey !== null && segment.keys.includes(selectedKey);
        const ends = endsOf(segment.begins);
        return (
          <Piece
            key={segment.from}
            words={text.slice(segment.from, segment.to)}
            from={segment.from}
            to={segment.to}
            isMark={segment.keys.length > 0}
            look={classOf(segment, marks, isSelected)}
            numbers={ends.map((key) => `${key}:${numberOf.get(key)}`).join(' ')}
            isRange={segment.begins.length > 3}
            selectedKey={ends.includes(selectedKey ?? -1) ? selectedKey : null}
            onSelect={onSelect}
          />
        );
      })}
    </section>
  );
}

interface PieceProps {
  words: string;
  from: number;
  to: number;
  isMark: boolean;
  look: string | undefined;
  /** `key:number` of the tasks that begin here, parted by spaces: plain words, so that a piece is drawn again only when they change. */
  numbers: string;
  isRange: boolean;
  selectedKey: number | null;
  onSelect: (key: number) => void;
}

const Piece = memo(function Piece(props: PieceProps) {
  const { words, from, to, isMark, look, numbers, isRange, selectedKey, onSelect } = props;
  const { t } = useTranslation();
  const Tag = isMark ? 'mark' : 'span';
  const begins = numbers === '' ? [] : numbers.split(' ').map((one) => one.split(':').map(Number));
  return (
    <span>
      {begins.map(([key = 0, number = 0], index) => (
        <Fragment key={key}>
          {index > 0 && isRange ? <span aria-hidden>–</span> : null}
          <button
            type="button"
            data-key={key}
            className={key === selectedKey ? 'speech-number speech-number-selected' : 'speech-number'}
            aria-label={t('speech.toNumber', { number })}
            onClick={() => onSelect(key)}
          >
            {number}
          </button>
        </Fragment>
      ))}
      <Tag className={look} data-from={from} data-to={to}>
        {words}
      </Tag>
    </span>
  );
});
