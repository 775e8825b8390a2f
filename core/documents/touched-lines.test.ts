import { describe, expect, test } from 'vitest';
import { buildBulletin } from './bulletin/bulletin.lines.ts';
import { newBulletinFacts } from './bulletin/bulletin-facts.fixture.ts';
import { listBlocks, listFigureSlots } from './content-model.ts';
import { listTouchedLines, toLineTitle } from './touched-lines.ts';

const model = buildBulletin(newBulletinFacts());
const period = model.period ?? '';
const behind = listFigureSlots(model).find((slot) => slot.figure.split === 'project')?.figure.key ?? '';
const project = {
  projectId: behind,
  parentId: null,
  reportingOrgId: 'nobody',
  responsibleOrgId: null,
  departmentOrgId: null,
  sponsorPersonId: null,
  sector: 'none',
  levels: [],
  nature: 'new',
};

describe('An amendment after the freeze', () => {
  test('touches every line with a total, and the lines of its own project, in the order of the text', () => {
    const touched = listTouchedLines(model, period, project);
    const lines = listBlocks(model).map((block) => block.id);
    expect(touched.length).toBeGreaterThan(1);
    expect([...touched].sort((a, b) => lines.indexOf(a) - lines.indexOf(b))).toEqual(touched);
    for (const slot of listFigureSlots(model).filter(
      ({ figure }) =>
        figure.split === 'region' && figure.measure === 'actual_ytd' && figure.period === period,
    ))
      expect(touched).toContain(slot.lineId);
  });

  test('of the percent of physical progress touches no line', () => {
    expect(listTouchedLines(model, period, project, 'image_percent')).toEqual([]);
    expect(listTouchedLines(model, period, project, 'month_amount')).toEqual(
      listTouchedLines(model, period, project, 'ytd_amount'),
    );
  });

  test('touches no line of another period, and none that says only what an amount cannot move', () => {
    expect(listTouchedLines(model, '2019-01', project)).toEqual([]);
    const touched = new Set(listTouchedLines(model, period, project));
    const measures = new Map<string, string[]>();
    for (const slot of listFigureSlots(model))
      measures.set(slot.lineId, [...(measures.get(slot.lineId) ?? []), slot.figure.measure]);
    for (const [lineId, named] of measures)
      if (named.every((measure) => measure === 'punctuality' || measure === 'report_due_count'))
        expect(touched.has(lineId)).toBe(false);
  });
});

test('A line is named by its first letters', () => {
  for (const block of listBlocks(model)) expect([...toLineTitle(block, 20)].length).toBeLessThanOrEqual(21);
});
