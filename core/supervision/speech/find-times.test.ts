import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCadences } from './find-cadences.ts';
import { findTimes } from './find-times.ts';
import { getShippedCalendar } from './shipped-calendar.ts';
import type { TimeKind } from './time-mark.ts';

const calendar = getShippedCalendar();
const find = (text: string, date = '2024-06-18') => findTimes(text, { date, calendar }, findCadences(text));

/** Words, the day they mean on Tuesday 2024-06-18, and how firm they are. */
const DAYS: [string, string | null, TimeKind][] = [
  ['本周内', '2024-06-21', 'firm'],
  ['本周五前', '2024-06-21', 'firm'],
  ['周五前', '2024-06-21', 'firm'],
  ['下周一前', '2024-06-24', 'firm'],
  ['下周内', '2024-06-28', 'firm'],
  ['会后一周内', '2024-06-25', 'firm'],
  ['两日内', '2024-06-20', 'firm'],
  ['3个工作日内', '2024-06-21', 'firm'],
  ['10个工作日内', '2024-07-02', 'firm'],
  ['印发之日起15日内', '2024-07-03', 'firm'],
  ['半个月内', '2024-07-03', 'firm'],
  ['两个月内', '2024-08-18', 'firm'],
  ['半年内', '2024-12-18', 'firm'],
  ['两三天内', '2024-06-21', 'firm'],
  ['月底前', '2024-06-30', 'firm'],
  ['下月10日前', '2024-07-10', 'firm'],
  ['20日前', '2024-06-20', 'firm'],
  ['15日前', '2024-07-15', 'firm'],
  ['6月底前', '2024-06-30', 'firm'],
  ['6月30日前', '2024-06-30', 'firm'],
  ['6月30日（含）前', '2024-06-30', 'firm'],
  ['6/30前', '2024-06-30', 'firm'],
  ['2024-09-30前', '2024-09-30', 'firm'],
  ['十月底前', '2024-10-31', 'firm'],
  ['3月底前', '2025-03-31', 'firm'],
  ['10月上旬', '2024-10-10', 'firm'],
  ['10月中旬前', '2024-10-20', 'firm'],
  ['12月下旬前', '2024-12-31', 'firm'],
  ['7月15日17:00前', '2024-07-15', 'firm'],
  ['7月15日下午下班前', '2024-07-15', 'firm'],
  ['不迟于7月5日', '2024-07-05', 'firm'],
  ['7月1日至8月31日', '2024-08-31', 'firm'],
  ['上半年', '2024-06-30', 'loose'],
  ['三季度末', '2024-09-30', 'firm'],
  ['前三季度', '2024-09-30', 'loose'],
  ['一季度末', '2025-03-31', 'firm'],
  ['本季度内', '2024-06-30', 'firm'],
  ['明年一季度', '2025-03-31', 'loose'],
  ['年底前', '2024-12-31', 'firm'],
  ['年内', '2024-12-31', 'firm'],
  ['今年底', '2024-12-31', 'firm'],
  ['2025年底前', '2025-12-31', 'firm'],
  ['二〇二四年十二月底前', '2024-12-31', 'firm'],
  ['10月1日前', '2024-10-01', 'firm'],
  ['国庆节前', '2024-09-30', 'firm'],
  ['“十一”前', '2024-09-30', 'firm'],
  ['春节前', '2025-01-27', 'firm'],
  ['教师节前', '2024-09-09', 'firm'],
  ['“六一”儿童节前', '2025-05-30', 'firm'],
  ['国庆节后第一个工作日', '2024-10-08', 'firm'],
  ['国庆节后一周内', '2024-10-14', 'firm'],
  ['国庆节前提交', '2024-09-30', 'firm'],
  ['7月5日前提供', '2024-07-05', 'firm'],
  ['6月19日（明天）上午10点前', '2024-06-19', 'firm'],
  ['收到本通知后5个工作日内', '2024-06-25', 'firm'],
  ['今日下班前', '2024-06-18', 'firm'],
  ['明天中午12点前', '2024-06-19', 'firm'],
  ['9月', '2024-09-30', 'loose'],
  ['用3个月时间', '2024-09-18', 'firm'],
  ['一个半月内', '2024-08-02', 'firm'],
  ['次月5日前', '2024-07-05', 'firm'],
  ['汛期前', null, 'event'],
  ['入冬前', null, 'event'],
  ['尽快', null, 'open'],
];

/** What a county says on Wednesday 2026-03-18: the day it means, and how firm it is. */
const DAYS_OF_MARCH: [string, string | null, TimeKind][] = [
  ['月底前', '2026-03-31', 'firm'],
  ['下周三', '2026-03-25', 'firm'],
  ['下下周一前', '2026-03-30', 'firm'],
  ['三天内', '2026-03-21', 'firm'],
  ['48小时内', '2026-03-20', 'firm'],
  ['5个工作日内', '2026-03-25', 'firm'],
  ['清明节前', '2026-04-03', 'firm'],
  ['五一前', '2026-04-30', 'firm'],
  ['端午节前', '2026-06-18', 'firm'],
  ['国庆节前', '2026-09-30', 'firm'],
  ['国庆节后第一天', '2026-10-08', 'firm'],
  ['本季度内', '2026-03-31', 'firm'],
  ['下季度末前', '2026-06-30', 'firm'],
  ['上半年', '2026-06-30', 'loose'],
  ['三季度末', '2026-09-30', 'firm'],
  ['10月中旬', '2026-10-20', 'firm'],
  ['年内', '2026-12-31', 'firm'],
  ['明年一季度', '2027-03-31', 'loose'],
  ['2026年6月前', '2026-06-30', 'firm'],
  ['会后一周', '2026-03-25', 'firm'],
  ['半月内', '2026-04-02', 'firm'],
  ['本月20日前', '2026-03-20', 'firm'],
  ['10日前', '2026-04-10', 'firm'],
  ['5/20前', '2026-05-20', 'firm'],
  ['最迟不超过9月15日', '2026-09-15', 'firm'],
  ['即日起', null, 'start'],
  ['下次调度会前', null, 'event'],
];

/** Times that are no deadline. */
const NO_DEADLINES: [string, TimeKind][] = [
  ['本通知有效期至2026年12月31日', 'validity'],
  ['本办法自2024年7月1日起施行', 'validity'],
  ['到2030年，城乡面貌根本改善', 'goal'],
  ['截至5月底，完成投资12亿元', 'past'],
  ['2024年5月31日前已全部完成', 'past'],
  ['1—5月完成投资12亿元', 'past'],
  ['自即日起', 'start'],
  ['8月1日起启用新印章', 'start'],
  ['收到申请后5个工作日内', 'event'],
  ['项目开工后3个月内', 'event'],
  ['审批时限压缩至3个工作日内', 'event'],
  ['政策执行至2025年12月31日', 'validity'],
  ['自2024年7月1日至2026年6月30日给予奖励', 'goal'],
  ['研究下半年收入组织措施', 'goal'],
  ['力争2025年治理率达到60%', 'goal'],
  ['寒假放假前', 'event'],
  ['把审批时限压到40天以内', 'event'],
  ['建立诉求机制，24小时内响应、7个工作日内答复', 'event'],
  ['第二批指标7月底关窗，材料要备好', 'goal'],
  ['五年内不变更土地用途', 'event'],
  ['凡是6月底前不能完工的，逐项说明原因', 'goal'],
  ['按月填报，次月5日前报送', 'open'],
  ['2030年前实现碳达峰', 'goal'],
  ['每月开展监测，对风险户10个工作日内落实帮扶', 'event'],
  ['办理时限压缩一半，即15个工作日内办结', 'event'],
  ['遇有停水要在2小时内响应、24小时内恢复供水', 'event'],
  ['这个月就开始派驻医生', 'start'],
  ['对今年签约未落地的57个项目逐个会诊', 'goal'],
  ['结果年底纳入考核', 'goal'],
];

const CADENCES_WHOLE = [
  '每月5日、20日前报送',
  '每季度末25日前报送',
  '季度末月20日前报送',
  '每年6月底、12月底前报送',
];

describe('deadlines in a text (handbook 4.6)', () => {
  it.each(DAYS)('%s said on 2024-06-18 is %s (%s)', (words, dueOn, kind) => {
    expect(find(`县住建局要${words}完成改造。`).map((mark) => [mark.dueOn, mark.kind])).toEqual([
      [dueOn, kind],
    ]);
  });

  it.each(DAYS_OF_MARCH)('%s said on 2026-03-18 is %s (%s)', (words, dueOn, kind) => {
    expect(find(`县住建局要${words}完成改造。`, '2026-03-18').map((mark) => [mark.dueOn, mark.kind])).toEqual(
      [[dueOn, kind]],
    );
  });

  it.each(NO_DEADLINES)('%s is no deadline but %s', (words, kind) => {
    const marks = find(`${words}。`);
    expect(marks.map((mark) => mark.kind)).toContain(kind);
    expect(marks.every((mark) => mark.dueOn === null)).toBe(true);
  });

  it.each(CADENCES_WHOLE)('%s is a rhythm and no deadline', (words) => {
    expect(find(words).filter((mark) => mark.dueOn !== null)).toEqual([]);
  });

  it('a day inside a title is part of the title', () => {
    expect(find('印发《2024年6月30日前重点任务清单》')).toEqual([]);
  });

  it('a rhythm is no deadline: 每月5日前', () => {
    expect(find('每月5日前报送进展')).toEqual([]);
  });

  it('working days follow the notice of the year: before the National Day the swapped Sunday counts', () => {
    expect(find('3个工作日内办结反馈', '2024-09-27').map((mark) => mark.dueOn)).toEqual(['2024-10-08']);
  });

  it('a festival of a year without a notice goes by the lunar calendar, to be confirmed', () => {
    const [mark] = find('春节前办结', '2026-11-22');
    expect([mark?.dueOn, mark?.isUncertain]).toEqual(['2027-02-04', true]);
  });

  it('the middle of the year is not in 今年中央预算内投资', () => {
    expect(find('今年中央预算内投资全部下达').map((mark) => mark.dueOn)).toEqual(['2024-12-31']);
  });

  it.each([
    ['1月上旬', '2025-12-22', '2026-01-10'],
    ['春节前', '2025-12-22', '2026-02-14'],
    ['明年春节前', '2025-12-22', '2026-02-14'],
    ['明年五一前', '2026-02-09', '2027-04-30'],
    ['来年3月底前', '2026-02-09', '2027-03-31'],
    ['次年1月底前', '2025-09-25', '2026-01-31'],
    ['下周五前', '2025-12-22', '2026-01-02'],
    ['10个工作日内', '2025-09-25', '2025-10-15'],
  ])('over the turn of the year and the days off, %s said on %s is %s', (words, date, dueOn) => {
    expect(find(`县住建局要${words}完成改造。`, date).map((mark) => mark.dueOn)).toEqual([dueOn]);
  });

  it('the first half of a year said at its end is the one to come', () => {
    expect(find('上半年要落地项目15个', '2025-12-29').map((mark) => mark.dueOn)).toEqual(['2026-06-30']);
    expect(find('上半年完成投资3亿元', '2025-07-15').map((mark) => mark.dueOn)).toEqual([null]);
  });

  it('a quarter named long after its end is the one to come', () => {
    expect(find('一季度制作完成', '2025-11-18').map((mark) => mark.dueOn)).toEqual(['2026-03-31']);
  });

  it('property: X月X日前 is that day of this year, or of the next when the month is past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (month, day) => {
        const [mark] = find(`${month}月${day}日前完成`);
        const isBehindThisMonth = month === 6 && day < 18;
        if (isBehindThisMonth) return mark?.dueOn === null;
        const year = month < 6 ? 2025 : 2024;
        const pad = (value: number) => String(value).padStart(2, '0');
        return mark?.dueOn === `${year}-${pad(month)}-${pad(day)}`;
      }),
    );
  });

  it('property: no deadline lies before the day of the meeting, and marks are ordered and apart', () => {
    const words = fc.constantFrom(
      ...DAYS.map(([one]) => one),
      ...NO_DEADLINES.map(([one]) => one),
      '，',
      '。',
      '县住建局',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const marks = find(text);
        return marks.every(
          (mark, index) =>
            mark.from < mark.to &&
            mark.to <= text.length &&
            (mark.dueOn === null || mark.dueOn >= '2024-06-18') &&
            mark.from >= (marks[index - 1]?.to ?? 0),
        );
      }),
    );
  });
});
