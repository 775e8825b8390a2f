import { useTranslation } from 'react-i18next';
import { parseModel } from '#core/documents/contract.ts';
import { toLineTitle } from '#core/documents/touched-lines.ts';
import { instantText } from '../ui/instant-text.ts';
import type { DocumentAnswer } from './DocumentPage.tsx';

/** What was worded, dropped or left unnamed, by whom and why; kept inside. */
export function EditLog({ answer }: { answer: DocumentAnswer }) {
  const { t } = useTranslation();
  if (answer.edits.length === 0) return null;
  const lines = new Map(parseModel(answer.generated).blocks.map((block) => [block.id, block]));
  return (
    <section className="panel">
      <h2>{t('documents.edits.title', { count: answer.edits.length })}</h2>
      <ol className="document-log">
        {answer.edits.map((edit) => {
          const line = lines.get(edit.lineId);
          return (
            <li key={`${edit.lineId}/${edit.at}`}>
              <b>{t(`documents.edit.${edit.act}`)}</b> {line ? toLineTitle(line, 24) : edit.lineId}
              <div className="documents-quiet">
                {edit.personName} {instantText(edit.at)}
                {edit.reason ? `：${edit.reason}` : ''}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
