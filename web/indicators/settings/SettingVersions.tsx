import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chinaTime } from '../../ui/labels.ts';
import { useIndicatorWords } from '../economy-words.ts';
import type { IndicatorSettings } from '../IndicatorSettingsPage.tsx';

type Definitions = IndicatorSettings['versions'][number]['changes'];
type Limits = IndicatorSettings['rulesVersions'][number]['changes'];

/** 慢于序时不超过 5点 → 3点 */
function useLimitWords(): (changes: Limits) => string[] {
  const { t } = useTranslation();
  return (changes) =>
    changes.map(({ limit, before, after }) => {
      const unit = t(`indicators.lightRules.${limit}.unit`);
      return t('indicators.settings.limitChange', {
        limit: t(`indicators.lightRules.${limit}`),
        ...{ before: `${before} ${unit}`, after: `${after} ${unit}` },
      });
    });
}

/** 新增2个：…, 删去3个：…, then who was changed and in what. */
function useDefinitionWords(): (changes: Definitions) => string[] {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const comma = t('indicators.listComma');
  return (changes) => [
    ...(['added', 'removed'] as const).flatMap((kind) => {
      const names = changes.filter((one) => one.kind === kind).map(({ name }) => say(name));
      return names.length === 0
        ? []
        : [t(`indicators.settings.change.${kind}`, { count: names.length, names: names.join(comma) })];
    }),
    ...changes
      .filter(({ kind }) => kind === 'changed')
      .map(({ name, properties }) => {
        const what = properties.map((key) => t(`indicators.def.${key}`)).join(comma);
        return t('indicators.settings.change.changed', { name: say(name), what });
      }),
  ];
}

interface Version {
  version: number;
  validFrom: string;
  source: string;
  personName: string;
  recordedAt: string;
}

function VersionList<V extends Version>(props: {
  title: string;
  versions: readonly V[];
  changesOf: (one: V) => string[];
}): ReactNode {
  const { t } = useTranslation();
  if (props.versions.length === 0) return null;
  const wordsOf = ({ version, validFrom, source, personName, recordedAt }: V) =>
    t('indicators.settings.version', {
      ...{ version, validFrom, source, personName },
      at: chinaTime(recordedAt),
    });
  return (
    <section className="panel" aria-label={props.title}>
      <header className="panel-head">
        <h2>{props.title}</h2>
      </header>
      <ol className="setting-versions">
        {props.versions.map((one) => (
          <li key={one.version}>
            {wordsOf(one)}
            <p>
              {props.changesOf(one).join(t('indicators.semicolon')) || t('indicators.settings.change.none')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 历次设定: every version of limits and definitions with who set it from when on which ground, and what it changed. */
export function SettingVersions({ page }: { page: IndicatorSettings }) {
  const { t } = useTranslation();
  const limitWords = useLimitWords();
  const definitionWords = useDefinitionWords();
  return (
    <>
      <VersionList
        title={t('indicators.lightRules.versions')}
        versions={page.rulesVersions}
        changesOf={({ changes }) => limitWords(changes)}
      />
      <VersionList
        title={t('indicators.settings.versions')}
        versions={page.versions}
        changesOf={({ changes }) => definitionWords(changes)}
      />
    </>
  );
}
