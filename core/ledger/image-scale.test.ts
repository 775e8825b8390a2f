import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_IMAGE_SCALES,
  findImageLevel,
  findImageScale,
  ImageScales,
  isLevelBack,
  listImageLevelKeys,
  renameLevel,
} from './image-scale.ts';

const scaleOf = (sector: string, imageScale = '') =>
  findImageScale(DEFAULT_IMAGE_SCALES, { sector, imageScale });
const first = scaleOf('');

describe('the scale of a project', () => {
  it.each([
    ['工业', '', '工业', 'that of its sector'],
    ['交通', '', '道路', 'that of its sector'],
    ['教育卫生', '', '房建', 'the first when no scale names its sector'],
    ['交通', '房建', '房建', 'the one chosen for the project, whatever its sector'],
    ['交通', '已撤销的分级', '道路', 'that of its sector when the chosen one is no more'],
  ])('of sector %s with %s chosen is %s: %s', (sector, chosen, name) => {
    expect(scaleOf(sector, chosen).name).toBe(name);
  });

  it('is found by the name it had when it was chosen', () => {
    const [building, ...others] = DEFAULT_IMAGE_SCALES.scales;
    const scales = [renameLevel(building as typeof first, '房屋建筑'), ...others];
    expect(findImageScale({ scales }, { sector: '交通', imageScale: '房建' }).name).toBe('房屋建筑');
  });
});

describe('the level of a project', () => {
  it.each([
    ['主体施工', '主体施工'],
    ['设备安装', null],
    ['', null],
    [null, null],
  ])('that was reported as %s is %s on the building scale', (reported, level) => {
    expect(findImageLevel(first, reported)).toBe(level);
  });

  it('keeps its meaning under every later name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...first.levels),
        fc.array(fc.constantFrom('甲级', '乙级', '丙级', '丁级'), { maxLength: 8 }),
        (level, names) => {
          const renamed = names.reduce(renameLevel, level);
          const levels = first.levels.map((one) => (one === level ? renamed : one));
          const scales = [{ ...first, levels }];
          expect(ImageScales.safeParse({ scales }).success).toBe(true);
          for (const name of [level.name, ...names])
            expect(findImageLevel({ ...first, levels }, name)).toBe(names.at(-1) ?? level.name);
        },
      ),
    );
  });

  it('has gone back only when it stands before the last one on the same scale', () => {
    const levels = first.levels.map(({ name }) => name);
    const name = fc.constantFrom(...levels);
    fc.assert(
      fc.property(name, name, (before, now) => {
        expect(isLevelBack(levels, before, now)).toBe(levels.indexOf(now) < levels.indexOf(before));
      }),
    );
    expect(isLevelBack(levels, null, '规划设计')).toBe(false);
    expect(isLevelBack(levels, '投产', '规划设计')).toBe(false);
  });
});

describe('scales of a region', () => {
  const faultsOf = (change: (scales: typeof DEFAULT_IMAGE_SCALES.scales) => unknown[]) =>
    ImageScales.safeParse({ scales: change(structuredClone(DEFAULT_IMAGE_SCALES.scales)) }).error?.issues.map(
      (issue) => issue.message,
    ) ?? [];

  it('that are shipped are in order, and every level of them is a group of its own', () => {
    expect(faultsOf((scales) => scales)).toEqual([]);
    const keys = listImageLevelKeys(DEFAULT_IMAGE_SCALES);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe('房建·规划设计');
  });

  it('are refused with a name twice, a sector twice, a single level or a comma', () => {
    expect(faultsOf(([a, b]) => [a, { ...b, name: a?.name }])).toContain('“房建”出现两次');
    expect(faultsOf(([a, b]) => [{ ...a, sectors: ['工业'] }, b])).toContain('行业“工业”只能归入一套分级');
    expect(faultsOf(([a]) => [{ ...a, levels: a?.levels.slice(0, 1) }])).toContain('至少两级');
    expect(faultsOf(([a]) => [{ ...a, name: '房建，市政' }])).toContain('名称中不用逗号和间隔号');
  });

  it('are refused when two levels change names: what was reported would mean something else', () => {
    const swapped = faultsOf(([a]) => {
      const [one, two, ...rest] = a?.levels ?? [];
      if (!one || !two) throw new Error('too few levels');
      return [{ ...a, levels: [renameLevel(one, two.name), renameLevel(two, one.name), ...rest] }];
    });
    expect(swapped).toContain('房建：“规划设计”曾是“招投标”的名称，不能另作他用');
  });
});
