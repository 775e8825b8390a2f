import { describe, expect, it } from 'vitest';
import { splitPersons, splitUnits } from './split-units.ts';

function names(text: string): string[] {
  return splitUnits(text).units.map((unit) => unit.name);
}

describe('several units in one cell', () => {
  it.each([
    ['发改局、住建局', ['发改局', '住建局']],
    ['县农业局\n县林业局\r\n县水利局', ['县农业局', '县林业局', '县水利局']],
    ['城关镇 望川城投公司', ['城关镇', '望川城投公司']],
    ['各乡镇（街道、园区）、县住建局', ['各乡镇（街道、园区）', '县住建局']],
    ['市人力资源\n社会保障局', ['市人力资源社会保障局']],
    ['县 发 改 局', ['县发改局']],
    ['县工信局，开发区管委会。', ['县工信局', '开发区管委会']],
    ['县交通局、县城投', ['县交通局', '县城投']],
    ['水务局/城投、县农发', ['水务局', '城投', '县农发']],
    ['县交通局和县城投', ['县交通局', '县城投']],
    ['城关镇及石桥镇', ['城关镇', '石桥镇']],
    ['县发展和改革局、住房和城乡建设局', ['县发展和改革局', '住房和城乡建设局']],
    ['市场监督和知识产权局', ['市场监督和知识产权局']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('keeps the roles that the cell gives in words', () => {
    expect(splitUnits('牵头：县住建局；配合：县城管局、各乡镇').units).toEqual([
      { name: '县住建局', role: 'lead' },
      { name: '县城管局', role: 'supporting' },
      { name: '各乡镇', role: 'supporting' },
    ]);
    expect(splitUnits('县住建局（牵头）、县城管局').units[0]).toEqual({ name: '县住建局', role: 'lead' });
  });

  it('sets a person beside a unit apart', () => {
    expect(splitUnits('县民政局 吴某某')).toEqual({
      units: [{ name: '县民政局', role: null }],
      persons: ['吴某某'],
    });
  });

  it('joins a name of two characters that was spaced out', () => {
    expect(splitPersons('王 某、李某某')).toEqual(['王某', '李某某']);
  });

  it('parts padded names that lost their line break', () => {
    expect(splitPersons('王 某李 ×')).toEqual(['王某', '李×']);
  });

  it('leaves telephone numbers out of the names', () => {
    expect(splitPersons('王某 13900000005；李某某(0555-1111111)')).toEqual(['王某', '李某某']);
  });

  it('keeps an English name whole', () => {
    expect(splitUnits('Water Bureau、Town of East Hill').units.map(({ name }) => name)).toEqual([
      'Water Bureau',
      'Town of East Hill',
    ]);
  });

  it('sets persons in brackets and behind a colon apart from their unit', () => {
    expect(splitUnits('水务集团（王某 13900000008）')).toEqual({
      units: [{ name: '水务集团', role: null }],
      persons: ['王某'],
    });
    expect(splitUnits('住建局：李某；责任单位：水务局')).toEqual({
      units: [
        { name: '住建局', role: null },
        { name: '水务局', role: null },
      ],
      persons: ['李某'],
    });
  });
});
