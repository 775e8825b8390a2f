import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CHANGE_KINDS,
  getPlanAudit,
  issuePlan,
  listPlanBatches,
  listPlanLines,
  REMOVAL_CLASS_KEYS,
  REMOVAL_CLASSES,
  type RemovalClass,
} from '#core/ledger/public.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct, usePagedRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { DefinitionGrid } from '../ui/DefinitionGrid.tsx';
import { EntryGrid } from '../ui/EntryGrid.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { figureText } from '../ui/figure-text.ts';
import type { CellChange, GridColumn } from '../ui/grid/grid-model.ts';
import { choicesOf, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { BatchHeadFields } from './plan/BatchHead.tsx';
import { useKeptBatch } from './plan/kept-batch.ts';
import { PasteDialog } from './plan/PasteDialog.tsx';
import {
  type BatchKind,
  changeKindOf,
  type Draft,
  listBatchLines,
  type PlanLine,
  sumBatch,
  toUntouched,
} from './plan/plan-draft.ts';
import './ledger.css';

const WAN = { kind: 'amount', unit: '万元' } as const;
const PAGE = 1000;

/** All lines of the year, page after page; a county has a few hundred. */
function useAllLines(year: number): {
  lines: PlanLine[];
  isLoading: boolean;
  error: unknown;
  may: { issue: boolean; reason: string } | undefined;
} {
  const asked = usePagedRoute(listPlanLines, { query: { year, limit: PAGE } }, (last) =>
    last.next ? { after: last.next } : null,
  );
  if (asked.hasNextPage && !asked.isFetchingNextPage) void asked.fetchNextPage();
  const lines = useMemo(() => (asked.data ?? []).flatMap((page) => page.lines), [asked.data]);
  return {
    lines,
    isLoading: asked.isPending || asked.hasNextPage,
    error: asked.error,
    may: asked.data?.[0]?.may,
  };
}

function useColumns(kind: BatchKind): GridColumn[] {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the titles follow the language
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('ledger.column.name'),
        of: { kind: 'text' },
        width: 260,
        isFrozen: true,
        isFixed: true,
      },
      { key: 'unit', title: t('ledger.column.unit'), of: { kind: 'text' }, width: 110, isFixed: true },
      { key: 'total', title: t('ledger.column.totalInvestment'), of: WAN, width: 110, isFixed: true },
      { key: 'base', title: t('ledger.column.base'), of: WAN, width: 110, isFixed: true },
      { key: 'current', title: t('ledger.plan.current'), of: WAN, width: 110, isFixed: true },
      { key: 'annual', title: t('ledger.plan.new'), of: WAN, width: 120 },
      {
        key: 'first',
        title: t('ledger.plan.first'),
        unit: t('ledger.plan.monthUnit'),
        of: { kind: 'number' },
        width: 80,
      },
      {
        key: 'last',
        title: t('ledger.plan.last'),
        unit: t('ledger.plan.monthUnit'),
        of: { kind: 'number' },
        width: 80,
      },
      { key: 'change', title: t('ledger.version.change'), of: { kind: 'text' }, width: 80, isFixed: true },
      ...(kind === 'adjusted'
        ? [
            {
              key: 'removal',
              title: t('ledger.plan.removal'),
              of: { kind: 'choice' as const, choices: choicesOf(REMOVAL_CLASSES) },
              width: 130,
            },
          ]
        : []),
    ],
    [kind, i18n.language],
  );
}

const monthOf = (value: string | null, fallback: number): number => {
  const month = Number(value);
  return Number.isInteger(month) && month >= 1 && month <= 12 ? month : fallback;
};

const toRemovalClass = (value: string | null | undefined): { removalClass?: RemovalClass } => {
  const removalClass = REMOVAL_CLASS_KEYS.find((key) => key === value);
  return removalClass ? { removalClass } : {};
};

function applyChanges(draft: Draft, changes: readonly CellChange[], lines: readonly PlanLine[]): Draft {
  const next = { ...draft };
  for (const { rowId, columnKey, after } of changes) {
    const line = next[rowId] ?? toUntouched(lines.find(({ projectId }) => projectId === rowId));
    next[rowId] = {
      annualYuan: columnKey === 'annual' ? after : line.annualYuan,
      firstMonth: columnKey === 'first' ? monthOf(after, line.firstMonth) : line.firstMonth,
      lastMonth: columnKey === 'last' ? monthOf(after, line.lastMonth) : line.lastMonth,
      ...toRemovalClass(columnKey === 'removal' ? after : line.removalClass),
    };
  }
  return next;
}

function PlanBatch({ year, kind, today }: { year: number; kind: BatchKind; today: string }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const tell = useUndoToast();
  const { lines, isLoading, error, may } = useAllLines(year);
  const columns = useColumns(kind);
  const { personId } = useSignedIn();
  const kept = useKeptBatch(`plan-batch.${personId}.${year}.${kind}`, {
    documentNumber: '',
    decidedOn: today,
    approver: '',
    inForceFrom: kind === 'issued' ? `${year}-01` : today.slice(0, 7),
    profile: 'seasonal',
    reason: '',
  });
  const { head, draft } = kept;
  const [isPasting, setPasting] = useState(false);
  const act = useAct(issuePlan, {
    refreshes: [listPlanBatches, listPlanLines, getPlanAudit],
    onDone: (done) => {
      kept.clear();
      tell(
        t('ledger.plan.done', {
          document: head.documentNumber,
          count: done.projects,
          total: figureText(done.totalYuan, WAN),
        }),
      );
      openPage('/ledger/plans', { year: String(year) });
    },
  });
  const batch = useMemo(() => listBatchLines(kind, lines, draft), [kind, lines, draft]);
  const sums = useMemo(() => sumBatch(lines, batch), [lines, batch]);
  const rows = useMemo(
    () =>
      lines.map((line) => {
        const one = draft[line.projectId];
        const change = one ? changeKindOf(kind, line.annualYuan, one.annualYuan) : null;
        return {
          id: line.projectId,
          label: line.name,
          values: {
            name: line.name,
            unit: line.unitName,
            total: line.totalInvestmentYuan,
            base: line.baseYuan,
            current: line.annualYuan,
            annual: one?.annualYuan ?? null,
            first: String(one?.firstMonth ?? line.firstMonth ?? 1),
            last: String(one?.lastMonth ?? line.lastMonth ?? 12),
            change: change ? wordOf(CHANGE_KINDS, change) : '',
            removal: one?.removalClass ?? null,
          },
        };
      }),
    [lines, draft, kind],
  );
  const findings = useMemo(
    () =>
      batch.flatMap((one) =>
        one.problem === null
          ? []
          : [
              {
                rowId: one.line.projectId,
                columnKey: 'annual',
                severity: 'error' as const,
                sentence: one.problem,
              },
            ],
      ),
    [batch],
  );
  if (error && lines.length === 0) return <ErrorState error={error} />;
  if (isLoading || !may) return <Skeleton lines={10} />;
  const isHeadFull =
    head.documentNumber.trim() !== '' &&
    head.approver.trim() !== '' &&
    head.decidedOn !== '' &&
    head.inForceFrom !== '';
  const obstacle = !may.issue
    ? may.reason
    : batch.length === 0
      ? t('ledger.plan.noLines')
      : findings.length > 0
        ? t('ledger.plan.hasProblems', { count: findings.length })
        : isHeadFull
          ? null
          : t('ledger.plan.headMissing');
  const counts = Object.entries(sums.counts)
    .map(([change, count]) => `${wordOf(CHANGE_KINDS, change)}${count}`)
    .join('，');
  const send = () =>
    act.mutate({
      body: {
        year,
        kind,
        documentNumber: head.documentNumber,
        decidedOn: head.decidedOn,
        approver: head.approver,
        reason: head.reason,
        inForceFrom: head.inForceFrom,
        lines: batch.map(({ line, draft: one, changeKind }) => ({
          projectId: line.projectId,
          changeKind,
          annualYuan: one.annualYuan ?? '0',
          firstMonth: one.firstMonth,
          lastMonth: one.lastMonth,
          profile: head.profile,
          ...(changeKind === 'removed' && one.removalClass ? { removalClass: one.removalClass } : {}),
        })),
      },
    });
  return (
    <div className="list-page">
      <PageHead
        title={t(`ledger.plan.${kind}.head`, { year })}
        under={t('ledger.plan.under')}
        trail={[
          { to: '/ledger', title: t('app.nav.ledger') },
          { to: '/ledger/plans', title: t('ledger.plans.title') },
        ]}
        acts={
          <>
            <Button onClick={() => setPasting(true)}>{t('ledger.plan.paste')}</Button>
            <ActButton
              type="primary"
              isBusy={act.isPending}
              disabledReason={obstacle}
              finalSentence={t('ledger.plan.final', {
                document: head.documentNumber,
                count: batch.length,
                from: head.inForceFrom,
              })}
              onAct={send}
            >
              {t(`ledger.plan.${kind}.act`)}
            </ActButton>
          </>
        }
      />
      {act.error ? <ErrorState error={act.error} inline /> : null}
      {kept.isTaken ? (
        <p className="muted">
          {t('ledger.plan.kept')}{' '}
          <button type="button" className="link-button" onClick={kept.clear}>
            {t('ledger.plan.kept.clear')}
          </button>
        </p>
      ) : null}
      <BatchHeadFields head={head} onChange={kept.setHead} />
      <section className="panel plan-sums">
        <DefinitionGrid
          columns={4}
          rows={[
            {
              term: t('ledger.plan.before'),
              value: `${figureText(sums.beforeYuan, WAN)} ${t('ui.unit.万元')}`,
            },
            {
              term: t('ledger.plan.after'),
              value: `${figureText(sums.afterYuan, WAN)} ${t('ui.unit.万元')}`,
            },
            { term: t('ledger.plan.projects'), value: t('progress.turn.count', { count: batch.length }) },
            { term: t('ledger.version.change'), value: counts },
          ]}
        />
      </section>
      <div className="list-rest">
        <EntryGrid
          label={t(`ledger.plan.${kind}.head`, { year })}
          columns={columns}
          rows={rows}
          findings={findings}
          keptKey={`plan.${year}.${kind}`}
          onCellsChange={async (changes) =>
            kept.changeDraft((before) => applyChanges(before, changes, lines))
          }
        />
      </div>
      {isPasting ? (
        <PasteDialog
          lines={lines}
          onClose={() => setPasting(false)}
          onTake={(pasted) => kept.changeDraft((before) => ({ ...before, ...pasted.draft }))}
        />
      ) : null}
    </div>
  );
}

/** Issues the year's plan or adjusts it by one batch: typed or pasted, with the totals before and after. */
export default function PlanBatchPage() {
  const [params] = useSearchParams();
  const today = useSignedIn().today;
  const year = Number(/^\d{4}$/.test(params.year ?? '') ? params.year : today.slice(0, 4));
  return (
    <PlanBatch
      key={`${year}${params.kind}`}
      year={year}
      kind={params.kind === 'issued' ? 'issued' : 'adjusted'}
      today={today}
    />
  );
}
