import { describe, expect, it } from 'vitest';
import { buildBulletin } from './bulletin.lines.ts';
import { newBulletinFacts, newRankedGroup } from './bulletin-facts.fixture.ts';
import { fullText, lineText, townTable } from './bulletin-text.fixture.ts';

describe('ranks in the period bulletin', () => {
  it('keeps 居后三位 for eight or more ranked units', () => {
    const rates = ['0.9', '0.8', '0.7', '0.6', '0.5', '0.4', '0.3', '0.2'];
    const eight = buildBulletin(newBulletinFacts({ rankTables: townTable(rates, [1, 2, 3, 4, 5, 6, 7, 8]) }));
    expect(lineText(eight, 'bulletin.last-places.territory')).toMatch(
      /^镇中，完成率居后三位的依次为.+、.+、.+。$/u,
    );
    const seven = buildBulletin(
      newBulletinFacts({ rankTables: townTable(rates.slice(0, 7), [1, 2, 3, 4, 5, 6, 7]) }),
    );
    expect(fullText(seven)).not.toContain('居后');
    expect(lineText(seven, 'bulletin.first-places.territory')).toContain('完成率居首位的是');
  });

  it('names nobody at the last places who is not behind pro rata', () => {
    const rates = ['1.2', '1.15', '1.1', '1.05', '1.01', '0.99', '0.95', '0.70'];
    const model = buildBulletin(newBulletinFacts({ rankTables: townTable(rates, [1, 2, 3, 4, 5, 6, 7, 8]) }));
    expect(lineText(model, 'bulletin.last-places.territory')).toMatch(
      /^镇中，完成率居末位的是[^、]+（70\.0%，落后序时进度13\.3个百分点）。$/u,
    );
  });

  it('prints ties as 并列第N位 and does not cut a tie in two', () => {
    const model = buildBulletin(newBulletinFacts());
    expect(lineText(model, 'bulletin.first-places.territory')).toContain(
      '望川经济技术开发区（高新技术产业园）（90.5%，并列第2位，持平）、白水镇（90.5%，并列第2位，升1位）',
    );
    const rates = ['0.9', '0.8', '0.8', '0.8', '0.8', '0.8', '0.8', '0.2', '0.1'];
    const tied = buildBulletin(
      newBulletinFacts({ rankTables: townTable(rates, [1, 2, 2, 2, 2, 2, 2, 8, 9]) }),
    );
    expect(lineText(tied, 'bulletin.first-places.territory')).toMatch(
      /^参加排名的9个镇中，完成率居首位的是甲?[^、]+。$/u,
    );
    expect(lineText(tied, 'bulletin.last-places.territory')).toContain('完成率居后的依次为');
  });

  it('says one rate for all when every ranked unit is tied, among the achievements only when none lags', () => {
    const tied = (rate: string) =>
      buildBulletin(newBulletinFacts({ rankTables: townTable(Array(9).fill(rate), Array(9).fill(1)) }));
    expect(lineText(tied('0.9'), 'bulletin.first-places.territory')).toBe('参加排名的9个镇完成率均为90.0%。');
    expect(lineText(tied('0.9'), 'bulletin.last-places.territory')).toBeUndefined();
    expect(lineText(tied('0.5'), 'bulletin.first-places.territory')).toBeUndefined();
    expect(lineText(tied('0.5'), 'bulletin.last-places.territory')).toBe(
      '参加排名的9个镇完成率均为50.0%，落后序时进度33.3个百分点。',
    );
  });

  it('speaks of a single ranked unit without rank words, and praises it only when it does not lag', () => {
    const single = (rate: string) =>
      buildBulletin(newBulletinFacts({ rankTables: townTable([rate, null], [1, null]) }));
    expect(lineText(single('0.9'), 'bulletin.first-places.territory')).toMatch(
      /^镇中，.镇完成率为90\.0%。$/u,
    );
    expect(lineText(single('0.5'), 'bulletin.first-places.territory')).toBeUndefined();
    expect(lineText(single('0.5'), 'bulletin.last-places.territory')).toMatch(
      /^镇中，.镇完成率为50\.0%，落后序时进度33\.3个百分点。$/u,
    );
  });

  it('says 依次为 only of units that stand at different places', () => {
    const rates = ['0.9', '0.9', '0.9', '0.6', '0.5', '0.5', '0.5', '0.5'];
    const model = buildBulletin(newBulletinFacts({ rankTables: townTable(rates, [1, 1, 1, 4, 5, 5, 5, 5]) }));
    expect(lineText(model, 'bulletin.last-places.territory')).toContain('完成率居后的有');
    const first = buildBulletin(
      newBulletinFacts({ rankTables: townTable(['0.9', '0.9', '0.7'], [1, 1, 3]) }),
    );
    expect(lineText(first, 'bulletin.first-places.territory')).toContain('完成率居首位的有');
  });

  it('leaves out the line of sectors when none is above the average, and the one of lagging sectors when none lags', () => {
    const sectorsAt = (rate: string) =>
      newBulletinFacts().sectors.map((sector) => ({ ...sector, completionRate: rate }));
    const even = buildBulletin(newBulletinFacts({ sectors: sectorsAt('0.80868516') }));
    expect(lineText(even, 'bulletin.overall.sectors')).toBeUndefined();
    const ahead = buildBulletin(newBulletinFacts({ sectors: sectorsAt('0.95') }));
    expect(lineText(ahead, 'bulletin.problems.sectors')).toBeUndefined();
    expect(fullText(ahead)).not.toMatch(/分行业看。/u);
  });

  it('units without rank for want of projects are explained once, those without a rate by their reason', () => {
    const noteOf = (rates: (string | null)[]) => {
      const [table] = townTable(
        rates,
        rates.map(() => null),
      );
      const model = buildBulletin(
        newBulletinFacts({ rankTables: table ? [{ ...table, leastProjectCount: 3 }] : [] }),
      );
      const block = model.annexes[0]?.blocks[0];
      return block?.kind === 'table' ? block.notes : [];
    };
    expect(noteOf(['0.5']).join('')).toContain('项目不足3个的单位不参加排名。');
    expect(noteOf([null]).join('')).not.toContain('项目不足3个的单位不参加排名。');
  });

  it('says nothing of a table in which nobody is ranked, but keeps its annex with dashes and the reason', () => {
    const model = buildBulletin(newBulletinFacts({ rankTables: townTable([null, null], [null, null]) }));
    expect(lineText(model, 'bulletin.first-places.territory')).toBeUndefined();
    const table = model.annexes[0]?.blocks[0];
    expect(table?.kind === 'table' && table.rows[0]?.cells.map((cell) => cell.text)).toEqual([
      '—',
      expect.stringMatching(/镇$/u),
      '5',
      '—',
      '—',
      '—',
      '—',
      '—',
      '',
      '0',
      '0',
      '0',
    ]);
  });

  it('says that other groups are ranked than in the period before, where the least number of projects changed', () => {
    const tables = newBulletinFacts().rankTables;
    const said = (isOtherSet: boolean) =>
      lineText(
        buildBulletin(newBulletinFacts({ rankTables: tables.map((table) => ({ ...table, isOtherSet })) })),
        'bulletin.overall.totals',
      );
    expect(said(true)).toContain('本期参加排名的最少项目数有调整，有关单位位次变化标注“口径调整”。');
    expect(said(false)).not.toContain('最少项目数');
  });

  it('marks rank moves across plan versions as 口径调整 and says on which plan the rate stands', () => {
    const groups = [1, 2].map((rank) =>
      newRankedGroup({
        key: `T${rank}`,
        name: `${rank === 1 ? '甲' : '乙'}镇`,
        completionRate: rank === 1 ? '0.9' : '0.4',
        rank,
        move: { direction: 'recast', places: 0 },
      }),
    );
    const model = buildBulletin(
      newBulletinFacts({
        plan: { ...newBulletinFacts().plan, changedSincePrevious: true },
        rankTables: [{ split: 'territory', title: '镇', countWord: '个镇', leastProjectCount: 1, groups }],
      }),
    );
    expect(lineText(model, 'bulletin.first-places.territory')).toContain('甲镇（90.0%，口径调整）');
    expect(lineText(model, 'bulletin.overall.totals')).toContain(
      '本期完成率按8月调整计划（望政办发〔2026〕31号）计算，与上期计划口径不同',
    );
  });
});
