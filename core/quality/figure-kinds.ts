/** The registry of kinds of figures that check-figures (核数) knows. */
import { averageGrowthFigure } from './figure-average-growth.rule.ts';
import { contributionFigure, growthWithoutFigure, pullFigure } from './figure-contribution.rule.ts';
import { growthFigure } from './figure-growth.rule.ts';
import type { FigureKind } from './figure-kind.ts';
import { leadFigure } from './figure-lead.rule.ts';
import { impliedBeforeFigure, partsGrowthFigure } from './figure-parts-growth.rule.ts';
import { ppGapFigure } from './figure-pp-gap.rule.ts';
import { proRataFigure } from './figure-pro-rata.rule.ts';
import { rankFigure } from './figure-rank.rule.ts';
import { ratioFigure } from './figure-ratio.rule.ts';
import { requiredFigure } from './figure-required.rule.ts';
import { shareFigure } from './figure-share.rule.ts';
import { sumFigure } from './figure-sum.rule.ts';
import { workdayFigure } from './figure-workday.rule.ts';

const KINDS: readonly FigureKind[] = [
  ratioFigure,
  sumFigure,
  proRataFigure,
  leadFigure,
  ppGapFigure,
  growthFigure,
  rankFigure,
  workdayFigure,
  contributionFigure,
  pullFigure,
  growthWithoutFigure,
  averageGrowthFigure,
  impliedBeforeFigure,
  requiredFigure,
  shareFigure,
  partsGrowthFigure,
];

export const FIGURE_KINDS: ReadonlyMap<string, FigureKind> = new Map(KINDS.map((each) => [each.kind, each]));
