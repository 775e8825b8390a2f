/** 服务企业和项目入统 (ST-10, handbook 8.6): who is near the line, what is missing. A service list, never a light, a rank or a task. */
import { z } from 'zod';

export const ENTERPRISE_KINDS = [
  'industry',
  'construction',
  'real-estate',
  'wholesale',
  'retail',
  'lodging-catering',
  'service',
] as const;
export type EnterpriseKind = (typeof ENTERPRISE_KINDS)[number];

export const ENTERPRISE_KIND_LABELS: Record<EnterpriseKind, { zh: string; en: string }> = {
  industry: { zh: '工业', en: 'Industry' },
  construction: { zh: '建筑业', en: 'Construction' },
  'real-estate': { zh: '房地产开发', en: 'Real estate' },
  wholesale: { zh: '批发业', en: 'Wholesale' },
  retail: { zh: '零售业', en: 'Retail' },
  'lodging-catering': { zh: '住宿餐饮业', en: 'Lodging and catering' },
  service: { zh: '服务业', en: 'Services' },
};

/** What is entered into statistics when it passes a threshold: enterprises by their sales, projects by their investment. */
export const THRESHOLD_KINDS = [...ENTERPRISE_KINDS, 'project'] as const;
export type ThresholdKind = (typeof THRESHOLD_KINDS)[number];

const Yuan = z.string().regex(/^\d{1,15}$/);

/** A line with the day from which it holds and the papers that an entry wants (入统要件). */
export const Threshold = z.strictObject({
  kind: z.enum(THRESHOLD_KINDS),
  /** Sales of twelve months, or the planned total investment; 0: by qualification alone. */
  amountYuan: Yuan,
  validFrom: z.iso.date(),
  papers: z.array(z.string().trim().min(2).max(40)).max(20),
  /** The document that it rests on. */
  basis: z.string().trim().max(100),
});
export type Threshold = z.infer<typeof Threshold>;

export const ThresholdRules = z.strictObject({
  thresholds: z.array(Threshold).min(1).max(60),
  /** From this share of the line on, in percent, an enterprise is near it (达标企业挖潜). */
  nearPercent: z.number().int().min(10).max(99),
});
export type ThresholdRules = z.infer<typeof ThresholdRules>;
export const THRESHOLD_RULEBOOK = 'statistics-thresholds';

const INDUSTRY_PAPERS = ['营业执照', '上年度和本年度财务报表', '纳税申报表', '厂区和生产线照片', '申报表'];
const TRADE_PAPERS = ['营业执照', '财务报表或纳税申报表', '经营场所证明', '申报表'];
const from = (
  kind: ThresholdKind,
  wan: number,
  papers: readonly string[],
  validFrom = '2011-01-01',
): Threshold => ({
  ...{
    kind,
    amountYuan: String(wan * 10_000),
    validFrom,
    papers: [...papers],
    basis: '国家统计调查单位标准，以当地统计机构公布的为准',
  },
});

export const DEFAULT_THRESHOLDS: ThresholdRules = {
  nearPercent: 80,
  thresholds: [
    from('industry', 2_000, INDUSTRY_PAPERS),
    from('construction', 0, ['营业执照', '资质证书', '财务报表', '申报表']),
    from('real-estate', 0, ['营业执照', '开发资质或项目批文', '财务报表', '申报表']),
    from('wholesale', 2_000, TRADE_PAPERS),
    from('retail', 500, TRADE_PAPERS),
    from('lodging-catering', 200, TRADE_PAPERS),
    from('service', 1_000, TRADE_PAPERS),
    from('project', 500, ['立项批复或备案', '施工合同', '开工照片', '法人单位营业执照', '申报表']),
  ],
};

/** The line in force on a day: the latest of the kind that holds by then (ST-04); undefined where there is none yet. */
export function findThreshold(rules: ThresholdRules, kind: ThresholdKind, on: string): Threshold | undefined {
  return rules.thresholds
    .filter((one) => one.kind === kind && one.validFrom <= on)
    .reduce<Threshold | undefined>(
      (best, one) => (best && best.validFrom > one.validFrom ? best : one),
      undefined,
    );
}
