import { useTranslation } from 'react-i18next';
import {
  editProject,
  getProject,
  listProjectHistory,
  PROJECT_FIELD_LABELS,
  type ProjectView,
} from '#core/ledger/public.ts';
import { getProjectProgress, listProjectMonths, listProjectRows } from '#core/progress/public.ts';
import { useAct } from '../../app/use-route.ts';
import { wordOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';

export type ProjectFieldName = keyof ProjectView['fields'];
export type ProjectChanges = Partial<ProjectView['fields']>;

/** Everything on the page that an act may change. */
export const PROJECT_ROUTES = [
  getProject,
  listProjectHistory,
  getProjectProgress,
  listProjectMonths,
  listProjectRows,
];

export interface ProjectEdit {
  save: (changes: ProjectChanges, reason: string) => Promise<void>;
  isBusy: boolean;
}

/** Saves a change where it stands and offers to undo it: undoing is a change like any other, with its own history. */
export function useProjectEdit(project: ProjectView): ProjectEdit {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const act = useAct(editProject, { refreshes: PROJECT_ROUTES, settlesLater: true });
  const send = async (version: number, changes: ProjectChanges, reason: string): Promise<number> => {
    const answer = await act.mutateAsync({
      params: { projectId: project.id },
      body: { version, changes: changes as never, reason },
    });
    return answer.version;
  };
  return {
    isBusy: act.isPending,
    save: async (changes, reason) => {
      const before = Object.fromEntries(
        Object.keys(changes).map((field) => [field, project.fields[field as ProjectFieldName]]),
      ) as ProjectChanges;
      const version = await send(project.version, changes, reason);
      if (version === project.version) return;
      const names = Object.keys(changes)
        .map((field) => wordOf(PROJECT_FIELD_LABELS, field))
        .join('、');
      // Undoing rests on the same approval as what it undoes.
      const undone = [t('ledger.edit.undone'), reason].filter(Boolean).join('：');
      tell(t('ledger.edit.done', { fields: names }), () => {
        void send(version, before, undone).then(
          () => tell(t('ledger.edit.undoDone', { fields: names })),
          (error: Error) => tell(error.message),
        );
      });
    },
  };
}
