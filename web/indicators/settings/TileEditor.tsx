import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import { getTileMap } from '#core/indicators/panel-contract.ts';
import { getIndicatorSettings, setSubjects } from '#core/indicators/settings-contract.ts';
import type { SubjectInput } from '#core/indicators/subject.ts';
import { isSameTile, MOST_TILES, type Tile } from '#core/indicators/tile-map.ts';
import { useAct } from '../../app/use-route.ts';
import { useUnsaved } from '../../app/use-unsaved.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LabelledField } from '../../ui/LabelledField.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { listMapParents, moveTile, type TileLayout, toGridSize } from './tile-layout.ts';
import '../tile-map.css';

interface EditorProps {
  subjects: readonly (SubjectInput & { id: number })[];
}

/** 格子地图布局: a region is chosen, then the cell where it lies; chosen again on the map it is taken up. */
export function TileEditor({ subjects }: EditorProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const parents = listMapParents(subjects);
  const [parent, setParent] = useState<string | null>(parents[0]?.code ?? null);
  const [edited, setEdited] = useState<TileLayout>({});
  const [held, setHeld] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const act = useAct(setSubjects, {
    refreshes: [getIndicatorSettings, getIndicatorPage, getTileMap],
    onDone: ({ changed }) => {
      tell(t('indicators.tiles.done', { count: changed }));
      setEdited({});
      setHeld(null);
    },
  });
  const changed = Object.keys(edited).length;
  useUnsaved(changed > 0);
  if (parents.length === 0) return null;
  const regions = subjects.filter(({ kind, parentCode }) => kind === 'region' && parentCode === parent);
  const tileOf = (code: string): Tile | null => {
    const moved = edited[code];
    return moved === undefined ? (regions.find((one) => one.code === code)?.tile ?? null) : moved;
  };
  const put = (code: string, tile: Tile | null) => {
    setEdited(moveTile(edited, code, tile));
    setHeld(null);
  };
  const { rows, columns } = toGridSize(
    regions.map(({ code }) => tileOf(code)),
    MOST_TILES,
  );
  const cells = Array.from({ length: rows * columns }, (_, at) => ({
    row: Math.floor(at / columns) + 1,
    column: (at % columns) + 1,
  }));
  const unlaid = regions.filter(({ code }) => tileOf(code) === null);
  const nameOf = (code: string | null) => regions.find((one) => one.code === code)?.shortName ?? '';
  const save = () =>
    act.mutate({
      body: {
        subjects: subjects
          .filter(({ code }) => edited[code] !== undefined)
          .map(({ id: _id, ...subject }) => ({ ...subject, tile: edited[subject.code] ?? null })),
        source: source.trim(),
      },
    });
  return (
    <section className="panel no-print" aria-label={t('indicators.tiles.layout')}>
      <header className="panel-head">
        <h2>{t('indicators.tiles.layout')}</h2>
        <Select
          size="small"
          aria-label={t('indicators.tiles.of')}
          value={parent}
          disabled={changed > 0}
          options={parents.map(({ code, name }) => ({
            value: code,
            label: t('indicators.tiles.below', { name }),
          }))}
          popupMatchSelectWidth={false}
          onChange={(next) => {
            setParent(next);
            setHeld(null);
          }}
        />
      </header>
      <p className="region-coverage">{t('indicators.tiles.layout.what')}</p>
      <div className="tile-unlaid">
        {unlaid.length > 0 ? <span>{t('indicators.tiles.toPlace', { count: unlaid.length })}</span> : null}
        {unlaid.map(({ code, shortName }) => (
          <Button
            key={code}
            size="small"
            type={held === code ? 'primary' : 'default'}
            aria-pressed={held === code}
            onClick={() => setHeld(held === code ? null : code)}
          >
            {shortName}
          </Button>
        ))}
        {held !== null && tileOf(held) !== null ? (
          <Button size="small" onClick={() => put(held, null)}>
            {t('indicators.tiles.takeOff', { name: nameOf(held) })}
          </Button>
        ) : null}
      </div>
      <ScrollsX label={t('indicators.tiles.layout')}>
        <div className="tile-editor" style={{ gridTemplateColumns: `repeat(${columns}, 72px)` }}>
          {cells.map((cell) => {
            const here = regions.find(({ code }) => isSameTile(tileOf(code), cell));
            const place = t('indicators.tiles.cell', { row: cell.row, column: cell.column });
            return (
              <button
                key={`${cell.row}-${cell.column}`}
                type="button"
                className={`tile-cell${here ? ' tile-cell-full' : ''}${here && held === here.code ? ' tile-cell-held' : ''}`}
                aria-label={here ? `${here.shortName} ${place}` : place}
                aria-pressed={here ? held === here.code : undefined}
                disabled={!here && held === null}
                onClick={() => {
                  if (here) setHeld(held === here.code ? null : here.code);
                  else if (held !== null) put(held, cell);
                }}
              >
                {here?.shortName ?? ''}
              </button>
            );
          })}
        </div>
      </ScrollsX>
      {changed > 0 ? (
        <div className="settings-save">
          <LabelledField label={t('indicators.source')} value={source} onChange={setSource} width={280} />
          <ActButton
            type="primary"
            disabledReason={source.trim().length < 2 ? t('economy-settings.source.missing') : null}
            isBusy={act.isPending}
            onAct={save}
          >
            {t('indicators.save')}
          </ActButton>
          <Button
            onClick={() => {
              setEdited({});
              setHeld(null);
            }}
          >
            {t('indicators.settings.drop')}
          </Button>
          <span className="board-count" role="status">
            {t('indicators.tiles.changed', { count: changed })}
          </span>
        </div>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </section>
  );
}
