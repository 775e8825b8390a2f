import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getIndicatorSettings, setSubjects } from '#core/indicators/settings-contract.ts';
import type { SubjectInput } from '#core/indicators/subject.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { useUnsaved } from '../app/use-unsaved.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { copyText } from '../ui/copy-text.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { renderTsv } from '../ui/grid/tsv.ts';
import { Icon } from '../ui/icons.tsx';
import { LabelledField } from '../ui/LabelledField.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { readSubjectList, SUBJECT_COLUMNS, writeSubjectList } from './settings/subject-list.ts';
import { TileEditor } from './settings/TileEditor.tsx';
import './indicators.css';

const MOST_FAULTS = 10;

function PasteList() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const act = useAct(setSubjects, {
    refreshes: [getIndicatorSettings],
    onDone: ({ added, changed }) => {
      tell(t('indicators.subjects.done', { added, changed }));
      setText('');
    },
  });
  useUnsaved(text.trim() !== '');
  const { subjects, faults } = readSubjectList(text);
  const hold =
    text.trim() === ''
      ? t('economy-settings.subjects.hold.empty')
      : faults.length > 0
        ? t('economy-settings.subjects.hold.faults')
        : source.trim().length < 2
          ? t('economy-settings.source.missing')
          : null;
  return (
    <section className="panel" aria-label={t('indicators.subjects.paste')}>
      <header className="panel-head">
        <h2>{t('indicators.subjects.paste')}</h2>
      </header>
      <p className="region-coverage">{t('indicators.subjects.paste.what')}</p>
      <Input.TextArea
        value={text}
        aria-label={t('indicators.subjects.paste')}
        autoSize={{ minRows: 4, maxRows: 16 }}
        placeholder={t('indicators.subjects.example')}
        onChange={(event) => setText(event.target.value)}
      />
      {faults.length > 0 ? (
        <ul className="finding-error" role="alert">
          {faults.slice(0, MOST_FAULTS).map(({ line, column }) => (
            <li key={line}>
              {t('indicators.subjects.fault', { line, column: t(`indicators.subjects.col.${column}`) })}
              {t('economy-settings.colon')}
              {t(`economy-settings.subjects.hint.${column}`)}
            </li>
          ))}
          {faults.length > MOST_FAULTS ? (
            <li>{t('economy-settings.more', { count: faults.length - MOST_FAULTS })}</li>
          ) : null}
        </ul>
      ) : null}
      <div className="settings-save">
        <span aria-live="polite">
          {text.trim() === '' ? '' : t('indicators.subjects.read', { count: subjects.length })}
        </span>
        <LabelledField label={t('indicators.source')} value={source} onChange={setSource} width={280} />
        <ActButton
          type="primary"
          disabledReason={hold}
          isBusy={act.isPending}
          onAct={() => act.mutate({ body: { subjects, source: source.trim() } })}
        >
          {t('indicators.save')}
        </ActButton>
      </div>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </section>
  );
}

/** The list as it stands, in the columns in which it is pasted: one line is changed in Excel and pasted back. */
function CopyList({ subjects }: { subjects: readonly SubjectInput[] }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const copy = async () => {
    const isCopied = await copyText(renderTsv(writeSubjectList(subjects)));
    tell(t(`economy-settings.subjects.${isCopied ? 'copied' : 'copyRefused'}`, { count: subjects.length }));
  };
  return (
    <div className="settings-save no-print">
      <Button icon={<Icon name="copy" size={14} />} onClick={() => void copy()}>
        {t('economy-settings.subjects.copy')}
      </Button>
    </div>
  );
}

/** 指标对象: regions, sectors and groups of enterprises of which values speak; a list is pasted from a sheet. */
export default function SubjectsPage() {
  const { t } = useTranslation();
  const asked = useRoute(getIndicatorSettings, {});
  const page = asked.data;
  if (asked.error && !page) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!page) return <Skeleton lines={10} title />;
  return (
    <div className="economy-page">
      <PageHead
        title={t('indicators.subjects')}
        under={t('indicators.subjects.under', { count: page.subjects.length })}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      {page.maySet ? <PasteList /> : null}
      {page.maySet ? <TileEditor key={page.subjects.length} subjects={page.subjects} /> : null}
      {page.subjects.length > 0 ? <CopyList subjects={page.subjects} /> : null}
      {page.subjects.length === 0 ? (
        <p className="region-coverage">{t('indicators.subjects.none')}</p>
      ) : (
        <ScrollsX label={t('indicators.subjects')}>
          <table className="plain-table subject-table">
            <thead>
              <tr>
                {SUBJECT_COLUMNS.filter((column) => column !== 'isActive').map((column) => (
                  <th key={column} scope="col" className="is-words">
                    {t(`indicators.subjects.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.subjects.map((one) => (
                <tr key={one.code}>
                  <th scope="row" className="is-words">
                    {one.code}
                  </th>
                  <td className="is-words">{one.name}</td>
                  <td className="is-words">{one.shortName}</td>
                  <td className="is-words">{t(`indicators.subjects.kind.${one.kind}`)}</td>
                  <td className="is-words">
                    {one.level ? t(`indicators.subjects.level.${one.level}`) : '—'}
                  </td>
                  <td className="is-words">{one.parentCode ?? '—'}</td>
                  <td className="is-words">{one.aliases.join(t('indicators.listComma')) || '—'}</td>
                  <td className="is-words">{one.peerGroups.join(t('indicators.listComma')) || '—'}</td>
                  <td className="is-words">{one.isOwn ? '✓' : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
    </div>
  );
}
