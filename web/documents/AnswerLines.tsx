import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ANSWER_STATES } from '#core/documents/dispatch.ts';
import type { UnitAnswerView } from '#core/documents/dispatch-contract.ts';
import { currentLanguage } from '../app/language.ts';
import { dayText } from '../ui/instant-text.ts';

/** What came back from one unit: receipt, replies, and how each reached the office. */
export function AnswerLines({
  unit,
  renderFile,
}: {
  unit: UnitAnswerView;
  renderFile?: (file: { fileId: string; name: string }) => ReactNode;
}) {
  const { t } = useTranslation();
  const recorded = (name: string) => (name ? t('documents.way.recordedBy', { name }) : '');
  return (
    <>
      <b>{unit.orgName}</b>{' '}
      <span className={`answer-state is-${unit.state}`}>
        {unit.isCopy ? t('papers.copy') : ''}
        {ANSWER_STATES[unit.state][currentLanguage() === 'en' ? 'en' : 'zh']}
      </span>
      {unit.receipt ? (
        <div className="documents-quiet">
          {t('documents.dispatch.receipt', {
            person: unit.receipt.personName,
            day: dayText(unit.receipt.onDate),
            way: t(`documents.dispatch.way.${unit.receipt.way}`),
          })}
          {recorded(unit.receipt.recordedByName)}
        </div>
      ) : null}
      {unit.replies.map((one) => (
        <div key={one.id} className="answer-reply">
          <q className="act-opinion">{one.text}</q>
          <div className="documents-quiet">
            {[one.personName, one.phone].filter((part) => part !== '').join(' ')} {dayText(one.onDate)}{' '}
            {t(`documents.dispatch.way.${one.way}`)}
            {recorded(one.recordedByName)}
            {one.isLate ? ` · ${t('documents.dispatch.late')}` : ''}
          </div>
          {one.files.length > 0 ? (
            <ul className="reply-files">
              {one.files.map((file) => (
                <li key={file.fileId}>{renderFile ? renderFile(file) : file.name}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </>
  );
}
