import type { EconomyFacts, EconomyTarget } from '#core/indicators/public.ts';
import type { DocumentModel } from '../content-model.ts';
import { toOfficialModel, toTextLine } from '../official-model.ts';
import { toLinesCell, toRow, toTable, toTextCell } from '../table.ts';
import { toSection } from './economy-bulletin.ts';
import { printLevel, printPercentPoint } from './economy-figures.ts';
import { type Column, toColumns } from './economy-tables.ts';

/** 168.20亿元、增长6.5%、前5位. */
export function sayTarget({ indicator, value, growth, rank }: EconomyTarget): string {
  const isLower = indicator.direction === 'lower-is-better';
  const printed = printLevel(value, indicator);
  return [
    printed === null ? null : `${isLower ? '不超过' : ''}${printed}${indicator.unit}`,
    growth === null ? null : sayAim(printPercentPoint(growth) ?? '0'),
    rank === null ? null : `位次进入前${rank}位`,
  ]
    .filter((one) => one !== null)
    .join('，');
}

const sayAim = (percent: string): string => {
  if (Number(percent) === 0) return '与上年持平';
  return percent.startsWith('-') ? `降幅控制在${percent.slice(1)}%以内` : `增长${percent}%`;
};

/** Departments that answer for targets of the year, each with its own; what nobody answers for stands with none. */
export function listContracts({ targets }: EconomyFacts): {
  leadOrgId: string;
  leadName: string;
  targets: EconomyTarget[];
}[] {
  const ids = [...new Set(targets.flatMap(({ leadOrgId }) => leadOrgId ?? []))];
  return ids.map((leadOrgId) => {
    const own = targets.filter((one) => one.leadOrgId === leadOrgId);
    return { leadOrgId, leadName: own[0]?.leadName ?? '', targets: own };
  });
}

/** Targets without a unit that answers for them; said where contracts are drafted, so that none is lost. */
export const listUnassigned = ({ targets }: EconomyFacts): string[] =>
  targets.filter(({ leadOrgId }) => leadOrgId === null).map(({ indicator }) => indicator.name);

/** 目标责任书 of one department: its indicators, targets, supporting units and basis; names and seals are left for ink. */
export function buildTargetContract(
  facts: EconomyFacts,
  contract: ReturnType<typeof listContracts>[number],
  issuer: string,
): DocumentModel {
  const year = facts.period.slice(0, 4);
  const { leadName, targets } = contract;
  const bases = [...new Set(targets.map(({ basis }) => basis))];
  const rows = targets.map((one, index) =>
    toRow(`contract.target.${index + 1}`, [
      toTextCell(String(index + 1), { align: 'center' }),
      toTextCell(one.indicator.name),
      toTextCell(sayTarget(one)),
      toTextCell(one.supportingNames.join('、') || '—'),
      ...(bases.length > 1 ? [toTextCell(one.basis)] : []),
    ]),
  );
  return toOfficialModel('target-contract', {
    template: 'target-contract/v1',
    period: facts.period,
    head: { issuingBody: issuer },
    title: `${facts.regionName}${year}年目标责任书（${leadName}）`,
    blocks: [
      toTextLine(
        'contract.opening',
        `为确保完成${facts.regionWord}${year}年经济发展目标，${issuer}（甲方）与${leadName}（乙方）签订本责任书。`,
      ),
      ...toSection('contract.targets', '目标任务', [
        ...(bases.length === 1 ? [toTextLine('contract.basis', `依据：${bases[0]}。`)] : []),
        toTable({
          id: 'contract.table',
          ...toColumns([
            ['serial', '序号', 12],
            ['name', '指标', 44, 'left'],
            ['target', '目标', bases.length > 1 ? 42 : 58, 'left'],
            ['support', '配合单位', bases.length > 1 ? 28 : 42, 'left'],
            ...(bases.length > 1 ? [['basis', '依据', 30, 'left'] satisfies Column] : []),
          ]),
          rows,
        }),
      ]),
      ...toSection('contract.duties', '责任与考核', [
        toTextLine('contract.duty.1', '乙方为上列指标的牵头单位，配合单位按职责分工协同落实。'),
        toTextLine(
          'contract.duty.2',
          '乙方按月如实报送指标数据，主要负责人签字确认；目标如需调整，按程序办理。',
        ),
        toTextLine('contract.duty.3', '完成情况以定版数据为准，按年度考核办法考核。'),
      ]),
      toTable({
        id: 'contract.signatures',
        density: 'form',
        columns: [
          { key: 'first', widthMm: 78, align: 'left' },
          { key: 'second', widthMm: 78, align: 'left' },
        ],
        head: [],
        rows: [
          toRow(
            'contract.names',
            [
              toLinesCell([`甲方：${issuer}（盖章）`, '　', '负责人签字：', '　', '　　　　年　　月　　日']),
              toLinesCell([
                `乙方：${leadName}（盖章）`,
                '　',
                '主要负责人签字：',
                '　',
                '　　　　年　　月　　日',
              ]),
            ],
            'data',
            44,
          ),
        ],
      }),
    ],
  });
}
