import { Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getGrid } from '#core/reporting/fill-contract.ts';
import type { FindingView, ReportRowView } from '#core/reporting/row-contract.ts';
import { passReports, submitReports } from '#core/reporting/step-contract.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { newRequestId } from '../app/request-id.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { EntryGrid, type GridState } from '../ui/EntryGrid.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import type { CellChange, CellFinding } from '../ui/grid/grid-model.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { useIsPhone } from '../ui/use-media.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { DeadlineNote } from './DeadlineNote.tsx';
import { toCellFindings, toGridRows, useGridColumns } from './grid-columns.ts';
import { ProjectCards } from './ProjectCards.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { useReportingPeriod, useWatchSearch } from './reporting-period.ts';
import { longInstant, sayPeriod } from './reporting-words.ts';
import { askNow, type Conflict, sendApart, sendCells, toDrafts, useIsAskingAnew } from './save-cells.ts';
import { useSending } from './use-sending.ts';
import { WorkbookButtons } from './WorkbookButtons.tsx';

type Grid = OutputOf<typeof getGrid>;

/** 填报表格: all projects of one's unit at once; saved as one goes. */
export function ReportGridPage() {
  const period = useReportingPeriod();
  const [params] = useSearchParams();
  const asked = useRoute(
    getGrid,
    { params: { period: period ?? '' }, query: params.orgId ? { orgId: params.orgId } : {} },
    { isEnabled: period !== null },
  );
  const { t } = useTranslation();
  return (
    <div className="list-page">
      <ReportingTabs current="grid" />
      {asked.data ? (
        <FilledGrid grid={asked.data} />
      ) : asked.error?.body.code === 'PERIOD_NOT_OPEN' ? (
        <EmptyState sentence={t('reporting.notOpen')} reason={t('reporting.notOpenWhy')} />
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={12} title />
      )}
    </div>
  );
}
export default ReportGridPage;

function useSaving(grid: Grid) {
  const period = grid.period.period;
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const versions = useRef(new Map<string, number>());
  for (const row of grid.rows)
    versions.current.set(row.projectId, Math.max(row.draftVersion, versions.current.get(row.projectId) ?? 0));
  const send = useCallback(
    async (changes: CellChange[], requestId: string) => {
      const drafts = toDrafts(changes, (id) => versions.current.get(id) ?? 0);
      if (drafts.length === 0) return;
      await sendApart(drafts, requestId, async (some, id) => {
        const saved = await sendCells(period, some, id);
        for (const one of saved.saved) versions.current.set(one.projectId, one.draftVersion);
        setConflicts((known) => [...known, ...saved.conflicts]);
      }).catch((error: unknown) => {
        void askNow();
        throw error;
      });
    },
    [period],
  );
  const settle = (conflict: Conflict) => setConflicts((known) => known.filter((one) => one !== conflict));
  const keepMine = (conflict: Conflict) => {
    settle(conflict);
    const change = { rowId: conflict.projectId, columnKey: conflict.field };
    void send([{ ...change, before: conflict.theirs, after: conflict.yours }], newRequestId());
  };
  return { send, conflicts, settle, keepMine, versionOf: (id: string) => versions.current.get(id) ?? 0 };
}

interface Asked {
  row: ReportRowView;
  finding: FindingView;
}

function findAsked(rows: readonly ReportRowView[], shown: CellFinding): Asked | null {
  const row = rows.find((one) => one.projectId === shown.rowId);
  const finding = row?.findings.find(
    (one) => one.severity === 'warning' && shown.sentence.startsWith(one.sentence),
  );
  return row && finding ? { row, finding } : null;
}

const NOTHING_TYPED: GridState = { isSaved: true, errorCount: 0, openWarningCount: 0, unsentRowIds: [] };

function FilledGrid({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const columns = useGridColumns();
  const rows = useMemo(() => toGridRows(grid.rows), [grid.rows]);
  const findings = useMemo(() => toCellFindings(grid.rows), [grid.rows]);
  const saving = useSaving(grid);
  const [asked, setAsked] = useState<Asked | null>(null);
  const sent = useSending(grid.period.period, 'grid');
  const { personId } = useSignedIn();
  const [gridState, setGridState] = useState<GridState>(NOTHING_TYPED);
  const historyOf = useCallback(
    (rowId: string, columnKey: string) =>
      columnKey === 'monthAmountYuan'
        ? (grid.rows.find((row) => row.projectId === rowId)?.months ?? []).map((month) => ({
            period: month.period,
            value: month.amountYuan,
          }))
        : null,
    [grid.rows],
  );
  const answer = async (given: { choice: string; text: string }) => {
    if (!asked) return;
    const isSaved = await sent.send({
      projectId: asked.row.projectId,
      draftVersion: saving.versionOf(asked.row.projectId),
      cells: [],
      explanations: { [asked.finding.ruleId]: given },
    });
    if (isSaved) setAsked(null);
  };
  return (
    <>
      <GridHead grid={grid} state={gridState} />
      <div className="list-rest">
        {isPhone ? (
          <ProjectCards rows={grid.rows} />
        ) : grid.rows.length === 0 ? (
          <EmptyState sentence={t('reporting.noRows')} />
        ) : (
          <EntryGrid
            label={t('reporting.gridLabel', { unit: grid.orgName, period: sayPeriod(grid.period) })}
            columns={columns}
            rows={rows}
            findings={findings}
            keptKey={`reporting.${personId}.${grid.orgId}.${grid.period.period}`}
            onCellsChange={saving.send}
            history={historyOf}
            onExplain={(finding) => setAsked(findAsked(grid.rows, finding))}
            onState={setGridState}
          />
        )}
      </div>
      <ConflictDialog conflicts={saving.conflicts} onMine={saving.keepMine} onTheirs={saving.settle} />
      {asked ? (
        <AnswerDialog
          row={asked.row}
          finding={asked.finding}
          isBusy={sent.isBusy}
          error={sent.error}
          onAnswer={(given) => void answer(given)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

function GridHead({ grid, state }: { grid: Grid; state: GridState }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const openPage = useOpenPage();
  const watch = useWatchSearch();
  const period = grid.period.period;
  const options = { refreshes: [getGrid], onDone: (done: { sentence: string }) => tell(done.sentence) };
  const submit = useAct(submitReports, options);
  const pass = useAct(passReports, options);
  const error = submit.error ?? pass.error;
  // A red cell stays with its reporter, so its project is not submitted with the value from before.
  const canSubmit = grid.canSubmit.filter((id) => !state.unsentRowIds.includes(id));
  const isAskingAnew = useIsAskingAnew();
  const waits =
    !state.isSaved || isAskingAnew
      ? t('reporting.stillSaving')
      : canSubmit.length > 0
        ? null
        : grid.canSubmit.length > 0
          ? t('reporting.redCells')
          : grid.submitHint;
  const filled = grid.rows.filter((row) => row.status !== 'open').length;
  return (
    <>
      <PageHead
        title={t('reporting.gridLabel', { unit: grid.orgName, period: sayPeriod(grid.period) })}
        under={t('reporting.gridUnder', {
          deadline: longInstant(grid.deadlineAt ?? grid.period.deadlineAt),
          cutOff: grid.period.cutOffOn,
          filled,
          total: grid.rows.length,
          confirmed: grid.confirmedCount,
        })}
        acts={
          <>
            <WorkbookButtons period={period} />
            {grid.canPass.length > 0 ? (
              <ActButton
                onAct={() => pass.mutate({ params: { period }, body: { projectIds: grid.canPass } })}
                isBusy={pass.isPending}
                type="primary"
              >
                {t('reporting.pass', { count: grid.canPass.length })}
              </ActButton>
            ) : null}
            {grid.canConfirm.length > 0 || grid.canPrintSheet ? (
              <Button onClick={() => openPage('/reporting/confirm', watch)}>
                {t(grid.canConfirm.length > 0 ? 'reporting.toConfirm' : 'reporting.toPaper')}
              </Button>
            ) : null}
            <ActButton
              type="primary"
              disabledReason={waits}
              isBusy={submit.isPending}
              onAct={() => submit.mutate({ params: { period }, body: { projectIds: canSubmit } })}
            >
              {canSubmit.length > 0
                ? t('reporting.submit', { count: canSubmit.length })
                : t('reporting.submitOne')}
            </ActButton>
          </>
        }
      />
      <DeadlineNote
        deadlineAt={grid.deadlineAt ?? grid.period.deadlineAt}
        isOpen={grid.confirmedCount < grid.rows.length}
      />
      {error ? <ErrorState error={error} inline /> : null}
    </>
  );
}
