import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { REMOVAL_CLASSES } from '#core/ledger/public.ts';
import { WAN } from '../../ui/figure-text.ts';
import type { GridColumn } from '../../ui/grid/grid-model.ts';
import { choicesOf } from '../../ui/labels.ts';
import type { BatchKind } from './plan-draft.ts';

/** What the grid of a batch shows; why a project is taken off is asked only when the plan is adjusted. */
export function useBatchColumns(kind: BatchKind): GridColumn[] {
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
