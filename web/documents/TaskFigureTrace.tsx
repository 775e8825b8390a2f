import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getTask } from '#core/supervision/contract.ts';
import { TASK_MOVE_WORDS, traceTaskFigure } from '#core/supervision/public.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useTrace } from '../app/trace.ts';
import { useRoute } from '../app/use-route.ts';
import { dayText, instantText } from '../ui/instant-text.ts';
import { wordOf } from '../ui/labels.ts';
import { TraceDrawer, type TraceStep } from '../ui/TraceDrawer.tsx';

type Answer = OutputOf<typeof traceTaskFigure>;
type Task = OutputOf<typeof getTask>;

const textOf = (move: Task['moves'][number]['move']): string =>
  'text' in move ? move.text : 'reason' in move ? move.reason : '';

/** Feedback, evidence and every other step that had been taken when the figure was counted. */
function useMovesStep(task: Task | undefined, row: Answer['rows'][number] | undefined): TraceStep[] {
  const { t } = useTranslation();
  if (!task || !row || task.row.id !== row.taskId) return [];
  const nameOf = (fileId: string): string => task.files.find((file) => file.fileId === fileId)?.name ?? '';
  return [
    {
      key: 'moves',
      title: t('papers.trace.moves', { title: task.row.title }),
      content: <PageLink to={`/supervision/${task.row.id}`}>{t('papers.trace.open')}</PageLink>,
      table: {
        heads: [
          t('papers.trace.step'),
          t('papers.trace.says'),
          t('papers.trace.by'),
          t('papers.trace.evidence'),
        ],
        rows: task.moves
          .filter(({ seq }) => seq <= row.seq)
          .map((one) => ({
            key: String(one.seq),
            cells: [
              wordOf(TASK_MOVE_WORDS, one.kind),
              textOf(one.move),
              `${one.orgName} ${one.personName} ${instantText(one.recordedAt)}`,
              'fileIds' in one.move ? one.move.fileIds.map(nameOf).join('、') : '',
            ],
          })),
      },
    },
  ];
}

/** The drawer for a figure of a 督查通报: how it is counted → the tasks → what was done and reported of each. */
export function TaskFigureTrace({ figureId }: { figureId: string }) {
  const { t } = useTranslation();
  const { closeTrace } = useTrace();
  const [params, change] = useSearchParams();
  const asked = useRoute(traceTaskFigure, { query: { figure: figureId } });
  const answer = asked.data;
  const chosen = params.traceProject ?? (answer?.rows.length === 1 ? (answer.rows[0]?.taskId ?? '') : '');
  const task = useRoute(getTask, { params: { taskId: chosen } }, { isEnabled: chosen !== '' });
  const row = answer?.rows.find(({ taskId }) => taskId === chosen);
  // Once a task is chosen only its row stays, so that its history follows at once.
  const shown = row ? [row] : (answer?.rows ?? []);
  const moves = useMovesStep(task.data, row);
  const steps: TraceStep[] = answer
    ? [
        {
          key: 'figure',
          title: t('documents.trace.figure'),
          sentence: answer.how,
          facts: [
            { term: t('papers.trace.on'), value: dayText(answer.on) },
            { term: t('papers.trace.tasks'), value: String(answer.rows.length) },
          ],
        },
        {
          key: 'rows',
          title: t('papers.trace.rows', { count: answer.rows.length }),
          ...(answer.isScoped ? { sentence: t('papers.trace.ownOnly') } : {}),
          table: {
            heads: [
              t('papers.trace.task'),
              t('papers.trace.lead'),
              t('papers.trace.due'),
              t('papers.trace.state'),
            ],
            rows: shown.map((one) => ({
              key: one.taskId,
              onOpen: () => change({ traceProject: one.taskId }),
              cells: [
                one.title,
                one.leadName,
                one.dueOn ?? t('papers.trace.noDue'),
                one.overdueDays > 0 ? t('papers.trace.late', { count: one.overdueDays }) : one.stateWord,
              ],
            })),
          },
          ...(shown.length < answer.rows.length
            ? {
                content: (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => change({ traceProject: undefined })}
                  >
                    {t('papers.trace.all')}
                  </button>
                ),
              }
            : {}),
        },
        ...moves,
      ]
    : [];
  return (
    <TraceDrawer
      isOpen
      onClose={closeTrace}
      title={
        answer
          ? [answer.circleName, answer.measureName].filter((part) => part !== '').join(' ')
          : t('documents.trace.opening')
      }
      steps={steps}
      isLoading={asked.isLoading}
      error={asked.error ?? (chosen === '' ? null : task.error)}
    />
  );
}
