import { Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { getLightRules } from '#core/progress/light-rules-contract.ts';
import { Light, type LightColour } from '../../ui/Light.tsx';
import { type RuleEdits, typedOf, withSwitch, withThreshold } from './rule-edits.ts';

type Group = OutputOf<typeof getLightRules>['groups'][number];

/** Each dimension with its sentences; thresholds beside them when they may be changed. */
export function RuleGroups(props: {
  groups: readonly Group[];
  edits: RuleEdits;
  onEdits: ((edits: RuleEdits) => void) | null;
}) {
  return (
    <div className="rule-groups">
      {props.groups.map((group) => (
        <RuleGroup key={group.dimension} group={group} edits={props.edits} onEdits={props.onEdits} />
      ))}
    </div>
  );
}

function RuleGroup(props: { group: Group; edits: RuleEdits; onEdits: ((edits: RuleEdits) => void) | null }) {
  const { t } = useTranslation();
  const { group, edits, onEdits } = props;
  const isOn = edits.switches[group.dimension] ?? group.isOn;
  return (
    <section className="panel" aria-labelledby={`rule-${group.dimension}`}>
      <h2 id={`rule-${group.dimension}`} className="rule-head">
        {group.name}
        {onEdits && group.dimension !== 'overall' ? (
          <Switch
            size="small"
            checked={isOn}
            aria-label={t('rules.switch', { name: group.name })}
            onChange={(next) => onEdits(withSwitch(edits, group.dimension, next, group.isOn))}
          />
        ) : null}
        {isOn ? null : <small>{t('rules.off')}</small>}
      </h2>
      <p className="rules-note">
        {group.covers}
        {group.memory === '' ? '' : `；${group.memory}`}
      </p>
      <ul className="rule-lines">
        {group.lines.map((line) => (
          <li key={line.conditionId}>
            <Light colour={line.light as LightColour} />
            <span className="rule-sentence">{line.sentence}</span>
            {onEdits
              ? line.thresholds.map((threshold) => (
                  <Input
                    key={threshold.end}
                    size="small"
                    className="rule-threshold no-print"
                    inputMode="decimal"
                    aria-label={t('rules.threshold', {
                      sentence: line.sentence,
                      end: t(`rules.end.${threshold.end}`),
                    })}
                    prefix={t(`rules.end.${threshold.end}`)}
                    suffix={threshold.unit}
                    value={typedOf(edits, threshold)}
                    onChange={(event) => onEdits(withThreshold(edits, threshold, event.target.value))}
                  />
                ))
              : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
