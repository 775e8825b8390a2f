import { describe, expect, it } from 'vitest';
import { DEFAULT_IMAGE_SCALES, findImageLevel } from '#core/ledger/public.ts';
import { moveOne, newLevel, newScale, readDraft, toDraft } from './scale-draft.ts';

const draft = () => toDraft(structuredClone(DEFAULT_IMAGE_SCALES.scales));
const read = (drafts: ReturnType<typeof draft>) => {
  const result = readDraft(drafts);
  if (!('scales' in result)) throw new Error(result.fault);
  return result.scales.scales;
};

describe('scales of physical progress as they are typed', () => {
  it('left as they are come out as they were', () => {
    expect(read(draft())).toEqual(DEFAULT_IMAGE_SCALES.scales);
  });

  it('keep a level known by the name that reports were confirmed with', () => {
    const drafts = draft();
    const level = drafts[0]?.levels[3];
    if (!level) throw new Error('no level');
    level.name = '主体结构施工';
    const [building] = read(drafts);
    if (!building) throw new Error('no scale');
    expect(findImageLevel(building, '主体施工')).toBe('主体结构施工');
  });

  it('take new levels in the order in which they stand', () => {
    const drafts = draft();
    const [building] = drafts;
    if (!building) throw new Error('no scale');
    building.levels = moveOne([...building.levels, { ...newLevel(), name: '决算审计' }], 7, -1);
    expect(read(drafts)[0]?.levels.map(({ name }) => name)).toEqual([
      '规划设计',
      '招投标',
      '基础施工',
      '主体施工',
      '内外装饰',
      '扫尾',
      '决算审计',
      '交付使用',
    ]);
    expect(moveOne(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveOne(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('say what is missing before they can be adopted', () => {
    expect(readDraft([...draft(), newScale()])).toEqual({ fault: 'nameless' });
    expect(readDraft([...draft(), ...draft()])).toEqual({ fault: '“房建”出现两次' });
  });
});
