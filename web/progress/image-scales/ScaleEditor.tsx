import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import { moveOne, newLevel, type ScaleDraft } from './scale-draft.ts';

const MOST_LEVELS = 20;
const LONGEST = 20;

export interface ScaleEditorProps {
  draft: ScaleDraft;
  sectors: readonly string[];
  isFirst: boolean;
  isLocked: boolean;
  onChange: (draft: ScaleDraft) => void;
  onRemove: () => void;
}

/** One scale: its name, the sectors that take it, its levels from the beginning to the end. */
export function ScaleEditor({ draft, sectors, isFirst, isLocked, onChange, onRemove }: ScaleEditorProps) {
  const { t } = useTranslation();
  const { key, name, levels } = draft;
  return (
    <section className="panel image-scale" aria-label={name || t('rules.scales.newScale')}>
      <label htmlFor={`scale-${key}`}>{t('rules.scales.name')}</label>
      <Input
        id={`scale-${key}`}
        value={name}
        maxLength={LONGEST}
        disabled={isLocked}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
      <label htmlFor={`scale-sectors-${key}`}>{t('rules.scales.sectors')}</label>
      <Select
        id={`scale-sectors-${key}`}
        mode="tags"
        value={draft.sectors}
        disabled={isLocked}
        placeholder={t(isFirst ? 'rules.scales.otherSectors' : 'rules.scales.noSectors')}
        options={sectors.map((sector) => ({ value: sector, label: sector }))}
        onChange={(chosen: string[]) => onChange({ ...draft, sectors: chosen })}
      />
      <ol aria-label={t('rules.scales.levels')}>
        {levels.map((level, at) => (
          <LevelLine
            key={level.key}
            place={at + 1}
            name={level.name}
            isLocked={isLocked}
            onName={(text) =>
              onChange({
                ...draft,
                levels: levels.map((one) => (one.key === level.key ? { ...one, name: text } : one)),
              })
            }
            onMove={at === 0 ? undefined : () => onChange({ ...draft, levels: moveOne(levels, at, -1) })}
            onRemove={
              levels.length <= 2
                ? undefined
                : () => onChange({ ...draft, levels: levels.filter((one) => one.key !== level.key) })
            }
          />
        ))}
      </ol>
      <div className="image-scale-acts">
        <Button
          size="small"
          disabled={isLocked || levels.length >= MOST_LEVELS}
          onClick={() => onChange({ ...draft, levels: [...levels, newLevel()] })}
        >
          {t('rules.scales.addLevel')}
        </Button>
        {isFirst ? null : (
          <Button size="small" type="text" disabled={isLocked} onClick={onRemove}>
            {t('rules.scales.removeScale')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface LevelLineProps {
  place: number;
  name: string;
  isLocked: boolean;
  onName: (name: string) => void;
  onMove: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

function LevelLine({ place, name, isLocked, onName, onMove, onRemove }: LevelLineProps) {
  const { t } = useTranslation();
  return (
    <li>
      <Input
        aria-label={t('rules.scales.level', { place })}
        value={name}
        maxLength={LONGEST}
        disabled={isLocked}
        onChange={(event) => onName(event.target.value)}
      />
      <Button
        type="text"
        size="small"
        disabled={isLocked || !onMove}
        aria-label={t('rules.scales.up', { level: name })}
        onClick={onMove}
      >
        ↑
      </Button>
      <Button
        type="text"
        size="small"
        disabled={isLocked || !onRemove}
        aria-label={t('rules.scales.removeLevel', { level: name })}
        onClick={onRemove}
        icon={<Icon name="close" />}
      />
    </li>
  );
}
