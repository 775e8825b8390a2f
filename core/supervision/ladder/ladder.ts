import { z } from 'zod';

export const LADDER_RULEBOOK = 'ladder';

/** What a rung does when a person has decided it. `message` is sent or spoken; the others are papers that go their way. */
export const INSTRUMENTS = {
  reminder: { zh: '提醒', en: 'Reminder', isPaper: false },
  chase: { zh: '催办', en: 'Chase', isPaper: false },
  'prompt-letter': { zh: '提示函', en: 'Prompt letter', isPaper: true },
  'supervision-order': { zh: '督办单', en: 'Supervision order', isPaper: true },
  naming: { zh: '通报点名', en: 'Naming in the bulletin', isPaper: true },
  summons: { zh: '约谈', en: 'Summons', isPaper: true },
  'fact-list': { zh: '事实清单', en: 'Fact list', isPaper: true },
} as const;
export type Instrument = keyof typeof INSTRUMENTS;
export const INSTRUMENT_KEYS = Object.keys(INSTRUMENTS) as [Instrument, ...Instrument[]];

export const ADDRESSEES = {
  lead: { zh: '牵头单位', en: 'Lead unit' },
  'lead-and-supporting': { zh: '牵头单位和配合单位', en: 'Lead and supporting units' },
  transfer: { zh: '按程序移送的受理机关', en: 'The body to which facts are transferred' },
} as const;
export type Addressee = keyof typeof ADDRESSEES;

const name = z.string().trim().min(1).max(60);

/** One rung as data: when it is due, who issues, who approves, to whom (8.7). */
export const RungSchema = z.strictObject({
  instrument: z.enum(INSTRUMENT_KEYS),
  /** Working days after the deadline; negative: before it. */
  afterDays: z.number().int().min(-30).max(250),
  /** Due at once when this many promises of the task have lapsed; null: days alone decide. */
  fromLapse: z.number().int().min(1).max(20).nullable(),
  issuer: name,
  approver: name,
  addressee: z.enum(['lead', 'lead-and-supporting', 'transfer']),
  /** Working days within which the addressee is asked to answer; null: no answer is asked. */
  replyDays: z.number().int().min(1).max(60).nullable(),
  isOn: z.boolean(),
});
export type Rung = z.infer<typeof RungSchema>;

/** 督办阶梯规则：各级的触发、发出机关、批准人、主送范围（地区可改，条款注明出处）。 */
export const LadderRules = z
  .strictObject({
    rungs: z.array(RungSchema).min(1).max(12),
    mergeWithinDays: z.number().int().min(0).max(30),
    /** 半月督查通报: drafted after every half month in which something was in hand (SV-13). */
    halfMonthReport: z.boolean().default(true),
  })
  .refine(
    ({ rungs }) =>
      rungs.every((rung, index) => index === 0 || (rungs[index - 1]?.afterDays ?? 0) <= rung.afterDays),
    {
      message: '各级触发天数应由低到高',
    },
  )
  .refine(({ rungs }) => new Set(rungs.map(({ instrument }) => instrument)).size === rungs.length, {
    message: '同一种方式只列一级',
  });
export type LadderRules = z.infer<typeof LadderRules>;

const rung = (
  instrument: Instrument,
  afterDays: number,
  issuer: string,
  approver: string,
  part: Partial<Rung> = {},
): Rung => ({
  instrument,
  afterDays,
  fromLapse: null,
  issuer,
  approver,
  addressee: 'lead',
  replyDays: null,
  isOn: true,
  ...part,
});

/** Defaults of handbook 8.7: T−3, overdue, +5, second time or +10, then naming and summons, facts last. */
export const DEFAULT_LADDER: LadderRules = {
  mergeWithinDays: 5,
  halfMonthReport: true,
  rungs: [
    rung('reminder', -3, '县委县政府督查室', '系统提醒', { addressee: 'lead-and-supporting' }),
    rung('chase', 1, '县委县政府督查室', '督查室工作人员', { addressee: 'lead-and-supporting' }),
    rung('prompt-letter', 5, '县发展和改革局', '县发展和改革局负责人', { replyDays: 3 }),
    rung('supervision-order', 10, '县委县政府督查室', '督查室主任', { fromLapse: 2, replyDays: 3 }),
    rung('naming', 15, '县委办公室、县政府办公室', '县政府分管领导'),
    rung('summons', 20, '县委县政府督查室', '县政府分管领导', { replyDays: 5 }),
    rung('fact-list', 30, '县委县政府督查室', '督查室主任', { addressee: 'transfer' }),
  ],
};
