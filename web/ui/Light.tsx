import { Popover } from 'antd';
import { useState } from 'react';
import { quickText as t } from '../app/quick-text.ts';

export type LightColour = 'red' | 'yellow' | 'green' | 'blue' | 'grey';

/** Worst first; the order in which lights are counted and listed. */
export const LIGHT_COLOURS: readonly LightColour[] = ['red', 'yellow', 'green', 'blue', 'grey'];

/** Each colour has a shape of its own, so that it reads in black and white. */
export const LIGHT_SHAPES: Record<LightColour, string> = {
  red: '■',
  yellow: '▲',
  green: '●',
  blue: '✓',
  grey: '–',
};

/** One dimension of a light (开工, 进度, 节点 …) or the light as a whole. */
export interface LightDetail {
  /** `总灯`, `进度`; as the server words it. */
  name: string;
  colour: LightColour;
  /** Sentences, worst first. */
  reasons: string[];
  /** Day or period since when, `2026-09`; empty when it never changed. */
  since?: string;
  /** How many periods in a row. */
  periods?: number;
  /** What would turn it green and by when. */
  toGreen?: string | null;
  /** Exempt: its reason. The colour stays, with a mark. */
  exemption?: string | null;
}

export interface LightProps {
  colour: LightColour;
  /** Overall first, then the dimensions; shown on opening. */
  details?: LightDetail[];
  /** Without its word where a column head says it; the word stays for screen readers. */
  wordless?: boolean;
  exempt?: boolean;
}

function LightSign({ colour, wordless = false, exempt = false }: Omit<LightProps, 'details'>) {
  return (
    <span className={`light light-${colour}`}>
      <span className="light-shape" aria-hidden="true">
        {LIGHT_SHAPES[colour]}
      </span>
      <span className={wordless ? 'only-heard' : 'light-word'}>{t(`ui.light.${colour}`)}</span>
      {exempt ? <span className="light-exempt">{t('ui.light.exempt')}</span> : null}
    </span>
  );
}

function DetailLines({ detail }: { detail: LightDetail }) {
  const since = [
    detail.since ? t('ui.light.since', { since: detail.since }) : '',
    detail.periods && detail.periods > 1 ? t('ui.light.periods', { count: detail.periods }) : '',
  ].filter((part) => part !== '');
  return (
    <section className="light-detail">
      <header>
        <LightSign colour={detail.colour} exempt={Boolean(detail.exemption)} />
        <b>{detail.name}</b>
        {since.length > 0 ? <small>{since.join(' · ')}</small> : null}
      </header>
      {detail.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {detail.exemption ? <p>{t('ui.light.exemption', { reason: detail.exemption })}</p> : null}
      {detail.toGreen ? (
        <p className="light-remedy">{t('ui.light.toGreen', { what: detail.toGreen })}</p>
      ) : null}
    </section>
  );
}

/** A light is a colour, a shape and a word; with details it opens to say why, since when and what turns it green. */
export function Light({ details, ...sign }: LightProps) {
  const [isOpen, setOpen] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  if (!details || details.length === 0) return <LightSign {...sign} />;
  const button = (
    <button
      type="button"
      className="plain-button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      title={details[0]?.reasons[0]}
      onClick={() => {
        setAsked(true);
        setOpen(!isOpen);
      }}
    >
      <LightSign {...sign} />
      <span className="only-heard">{t('ui.light.why')}</span>
    </button>
  );
  // A list of thousands of lights mounts a popover only for those that somebody opens.
  if (!wasAsked) return button;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={[]}
      content={
        <div className="light-details">
          {details.map((detail) => (
            <DetailLines key={detail.name} detail={detail} />
          ))}
        </div>
      }
    >
      {button}
    </Popover>
  );
}
