import { useTranslation } from 'react-i18next';
import { fromFigureId } from '#core/documents/figure-ref.ts';
import { traceFigure, traceProject } from '#core/documents/trace-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useTrace } from '../app/trace.ts';
import { useRoute } from '../app/use-route.ts';
import { TraceDrawer } from '../ui/TraceDrawer.tsx';
import { TaskFigureTrace } from './TaskFigureTrace.tsx';
import {
  buildNoReportStep,
  buildPartsStep,
  buildProjectStep,
  buildSourceStep,
  hasNoReport,
} from './trace-project-steps.tsx';
import { buildFigureStep, buildRowsStep, findOwnProject } from './trace-steps.tsx';
import './documents.css';

/** The drawer that follows the figure named in the address: how it is computed → rows → report → cell or form. */
function OpenedTrace({ figureId }: { figureId: string }) {
  const { t } = useTranslation();
  const { closeTrace } = useTrace();
  const periodName = usePeriodName();
  const [params, change] = useSearchParams();
  const period = fromFigureId(figureId)?.period ?? '';
  const projectId = params.traceProject ?? findOwnProject(figureId) ?? '';
  const figure = useRoute(traceFigure, { query: { figure: figureId } });
  const project = useRoute(
    traceProject,
    { params: { period, projectId } },
    { isEnabled: projectId !== '' && period !== '' },
  );
  const isShownFigure = figure.data?.figure === figureId ? figure.data : undefined;
  const openProject = (id: string | undefined) => change({ traceProject: id });
  const whyNot = saidInOwnLanguage(
    isShownFigure?.rows.find((row) => row.projectId === projectId)?.origin ?? '',
  );
  const steps = [
    ...(isShownFigure
      ? [
          buildFigureStep(t, isShownFigure, periodName(isShownFigure.period)),
          buildRowsStep(t, isShownFigure, projectId, openProject),
        ]
      : []),
    ...(projectId !== '' && project.data
      ? project.data.parts.length > 0
        ? [buildPartsStep(t, project.data, openProject)]
        : hasNoReport(project.data)
          ? [buildNoReportStep(t, project.data, whyNot)]
          : [buildProjectStep(t, project.data), buildSourceStep(t, project.data)]
      : []),
  ];
  const title = isShownFigure
    ? t('documents.trace.title', { group: isShownFigure.groupName, measure: isShownFigure.measureName })
    : t('documents.trace.opening');
  return (
    <TraceDrawer
      isOpen
      onClose={closeTrace}
      title={title}
      steps={steps}
      isLoading={figure.isLoading}
      error={figure.error ?? (projectId === '' ? null : project.error)}
    />
  );
}

/** Mounted once, in the root; `openTrace` (web/app/trace.ts) opens it from any page. */
export function FigureTrace() {
  const [params] = useSearchParams();
  const figureId = params.trace ?? '';
  if (figureId === '') return null;
  switch (fromFigureId(figureId)?.scope) {
    case 'tasks':
      return <TaskFigureTrace figureId={figureId} />;
    case 'indicator':
      // Its drawer is that of 经济运行.
      return null;
    default:
      return <OpenedTrace figureId={figureId} />;
  }
}
