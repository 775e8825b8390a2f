import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countBoard } from '#core/indicators/board-counts.ts';
import type { BoardRowView, getBoard } from '#core/indicators/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { LIGHT_COLOURS, type LightColour } from '../../ui/Light.tsx';
import { LightBars } from '../../ui/LightBars.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import { listShown } from './listed-rows.ts';

type Board = OutputOf<typeof getBoard>;

function BoardCount({ board, rows }: { board: Board; rows: readonly BoardRowView[] }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const { better, compared, slower } = countBoard(rows);
  const above = board.upper[0] && say(board.upper[0].shortName);
  const said = [
    t('indicators.counts', { count: rows.length }),
    ...(above && compared > 0
      ? [t('indicators.counts.better', { count: better, compared, name: above })]
      : []),
    ...(slower > 0 ? [t('indicators.counts.slower', { count: slower })] : []),
  ];
  return <span className="board-count">{said.join(t('indicators.comma'))}</span>;
}

/** How many indicators are left out because nothing of this subject is published. */
function Without({ board }: { board: Board }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const isAll = params.all === '1';
  const size = listShown(board, true).length - listShown(board, false).length;
  if (size === 0) return null;
  return (
    <span className="board-count">
      {isAll ? null : `${t('indicators.board.without', { count: size, name: board.subject.name })} `}
      <button type="button" className="link-button" onClick={() => change({ all: isAll ? undefined : '1' })}>
        {t(`indicators.board.without.${isAll ? 'hide' : 'show'}`)}
      </button>
    </span>
  );
}

interface ToolsProps {
  board: Board;
  /** Indicators that the board can show, before it is filtered. */
  listed: readonly BoardRowView[];
  rows: readonly BoardRowView[];
}

/** Lights, class, subject, comparison and view of the board, and what it says in sum. */
export function BoardTools({ board, listed, rows }: ToolsProps) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const groups = [...new Set(listed.map(({ indicator }) => indicator.group))];
  const counts = Object.fromEntries(
    LIGHT_COLOURS.map((colour) => [colour, listed.filter(({ light }) => light === colour).length]),
  ) as Record<LightColour, number>;
  return (
    <div className="board-tools no-print">
      <LightBars
        counts={counts}
        onOpen={(colour) => change({ light: params.light === colour ? undefined : colour })}
      />
      <Select
        size="small"
        allowClear
        aria-label={t('indicators.filter.group')}
        placeholder={t('indicators.filter.group')}
        value={params.class ?? null}
        options={groups.map((group) => ({ value: group, label: group }))}
        popupMatchSelectWidth={false}
        onChange={(group) => change({ class: group ?? undefined })}
      />
      <Select
        size="small"
        aria-label={t('indicators.subject')}
        value={String(board.subject.id)}
        options={[
          board.subject,
          ...board.peers.filter(({ id }) => id !== board.subject.id),
          ...board.upper,
        ].map(({ id, name }) => ({ value: String(id), label: name }))}
        popupMatchSelectWidth={false}
        onChange={(subject) => change({ subject })}
      />
      {board.groups.length > 0 ? (
        <Select
          size="small"
          aria-label={t('indicators.group.default')}
          value={params.peers ?? ''}
          options={[
            { value: '', label: t('indicators.group.default') },
            ...board.groups.map((name) => ({ value: name, label: t('indicators.group.named', { name }) })),
          ]}
          onChange={(peers) => change({ peers: peers || undefined })}
        />
      ) : null}
      <Segmented<string>
        size="small"
        aria-label={t('indicators.trend.view')}
        value={params.month === 'single' ? 'single' : 'value'}
        options={['value', 'single'].map((view) => ({ value: view, label: t(`indicators.trend.${view}`) }))}
        onChange={(view) => change({ month: view === 'single' ? view : undefined })}
      />
      <BoardCount board={board} rows={rows} />
      <Without board={board} />
    </div>
  );
}
