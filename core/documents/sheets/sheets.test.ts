import { describe, expect, it } from 'vitest';
import { buildBulletin } from '../bulletin/bulletin.lines.ts';
import { newBulletinFacts } from '../bulletin/bulletin-facts.fixture.ts';
import { type DocumentModel, documentModelSchema, listBlocks, type Table } from '../content-model.ts';
import { withFigureAnnex } from '../figure-annex.ts';
import { buildDossier } from './dossier.lines.ts';
import { buildRoutingSheet } from './routing-sheet.lines.ts';
import { newDossierFacts, newProjectListFacts, newRoutingSheetFacts } from './sheets.fixture.ts';
import { buildBuildingList, buildPlannedToStartList } from './two-lists.lines.ts';

function listTables(model: DocumentModel): Table[] {
  return listBlocks(model).filter((block) => block.kind === 'table');
}

function allText(model: DocumentModel): string {
  return JSON.stringify(model);
}

const MODELS: [string, DocumentModel][] = [
  ['routing sheet', buildRoutingSheet(newRoutingSheetFacts())],
  ['dossier', buildDossier(newDossierFacts())],
  ['planned-to-start list', buildPlannedToStartList(newProjectListFacts())],
  ['building list', buildBuildingList(newProjectListFacts())],
  ['bulletin with its sources annex', withFigureAnnex(buildBulletin(newBulletinFacts()))],
];

describe.each(MODELS)('%s', (_, model) => {
  it('is a valid content model without holes', () => {
    expect(documentModelSchema.parse(model)).toEqual(model);
    expect(allText(model)).not.toMatch(/undefined|NaN|\[object/u);
  });

  it('has tables inside the type area whose rows fill their columns, spans included', () => {
    for (const annexOrText of [{ landscape: model.landscape, blocks: model.blocks }, ...model.annexes]) {
      for (const table of annexOrText.blocks.filter((block) => block.kind === 'table')) {
        const width = table.columns.reduce((sum, column) => sum + column.widthMm, 0);
        expect(width, table.id).toBeLessThanOrEqual(annexOrText.landscape ? 225 : 156);
        for (const row of table.rows) {
          expect(
            row.cells.reduce((sum, cell) => sum + cell.colSpan, 0),
            row.id,
          ).toBe(table.columns.length);
        }
      }
    }
  });
});

describe('the routing sheet', () => {
  it('prints no lonely colon where a co-signer is recorded without his unit, or not yet known', () => {
    const paper = { unit: '', name: '张会签', opinion: '（纸质签字，许某辛代录）', signedOn: '2026-11-22' };
    const empty = { unit: '', name: null, opinion: null, signedOn: null };
    for (const cosigner of [paper, empty]) {
      const text = JSON.stringify(buildRoutingSheet(newRoutingSheetFacts({ cosigners: [cosigner] })));
      expect(text).not.toContain('"：');
    }
  });

  it('carries the hash of the text and leaves unsigned places open for ink', () => {
    const model = buildRoutingSheet(newRoutingSheetFacts());
    expect(allText(model)).toContain('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08');
    const approver = listTables(model)[0]?.rows.find((row) => row.id === 'approver');
    expect(approver?.cells[1]?.text).toBe('　　　　　　年　月　日');
    expect(approver?.heightMm).toBeGreaterThanOrEqual(30);
  });
});

describe('the dossier', () => {
  it('keeps the three amounts together and says the light by shape and word', () => {
    const text = allText(buildDossier(newDossierFacts()));
    expect(text).toContain('计划总投资');
    expect(text).toContain('截至上年底累计');
    expect(text).toContain('■ 红');
    expect(text).toContain('连续3期红灯');
  });

  it('counts the milestones and problems that do not fit, instead of cutting them off in silence', () => {
    const many = newDossierFacts();
    const milestone = many.milestones[0];
    const problem = many.problems[0];
    const model = buildDossier({
      ...many,
      milestones: Array.from({ length: 9 }, () => milestone as NonNullable<typeof milestone>),
      problems: Array.from({ length: 5 }, () => problem as NonNullable<typeof problem>),
    });
    expect(allText(model)).toContain('另有节点5个');
    expect(allText(model)).toContain('另有问题3件');
  });

  it('keeps to its one page in a pack too, where the margins are wider: a lower curve, a milestone less, no photographs', () => {
    const many = newDossierFacts();
    const milestone = many.milestones[0] as NonNullable<(typeof many.milestones)[0]>;
    const facts = { ...many, milestones: Array.from({ length: 4 }, () => milestone) };
    const curveOf = (model: ReturnType<typeof buildDossier>) =>
      model.blocks.flatMap((block) => (block.kind === 'curve' ? [block.heightMm] : []))[0] ?? 0;
    const bound = buildDossier(facts, 'bound');
    expect(allText(bound)).toContain('另有节点1个');
    expect(allText(buildDossier(facts))).not.toContain('另有节点');
    expect(curveOf(bound)).toBeLessThan(curveOf(buildDossier({ ...facts, photos: [] })));
    expect(bound.blocks.some(({ kind }) => kind === 'photos')).toBe(false);
    expect(curveOf(buildDossier({ ...facts, problems: [] }, 'bound'))).toBe(48);
  });

  it('shows the level of physical progress, words of an earlier month with that month, and no line for nothing', () => {
    const physical = (change: Partial<ReturnType<typeof newDossierFacts>>) => {
      const rows = listTables(buildDossier({ ...newDossierFacts(), ...change }))[0]?.rows ?? [];
      return rows.find((row) => row.id.endsWith('physical'))?.cells[1];
    };
    const words = { physicalProgress: '主体封顶', physicalPeriod: null, imageLevel: '主体施工' };
    expect(JSON.stringify(physical(words))).toContain('〔主体施工〕主体封顶');
    const earlier = physical({ ...words, period: '2026-10', physicalPeriod: '2026-08' });
    expect(JSON.stringify(earlier)).toContain('主体封顶（8月报）');
    expect(JSON.stringify(earlier)).toContain('2026-08');
    const lastYear = physical({ ...words, period: '2026-01', physicalPeriod: '2025-12', imageLevel: null });
    expect(JSON.stringify(lastYear)).toContain('主体封顶（2025年12月报）');
    expect(physical({ physicalProgress: null, physicalPeriod: null, imageLevel: null })).toBeUndefined();
  });

  it('stands without plan, report, curve, milestones and problems', () => {
    const model = buildDossier(
      newDossierFacts({
        annualPlanYuan: null,
        actualYuan: null,
        completionRate: null,
        plannedShare: null,
        light: 'grey',
        lightPeriods: 0,
        lightReasons: [],
        turnsGreenBy: null,
        milestones: [],
        problems: [],
        curve: { labels: [], planWan: [], actualWan: [] },
      }),
    );
    expect(allText(model)).not.toMatch(/undefined|NaN/u);
    expect(model.blocks.some((block) => block.kind === 'curve')).toBe(false);
  });
});

describe('the two lists', () => {
  it('list every project once under its group, with sums of the exact amounts', () => {
    const table = listTables(buildBuildingList(newProjectListFacts(40)))[0];
    const data = table?.rows.filter((row) => row.role === 'data') ?? [];
    expect(data).toHaveLength(40);
    expect(new Set(data.map((row) => row.id)).size).toBe(40);
    expect(table?.rows[0]?.cells[4]?.text).toBe('1913333');
    expect(table?.notes.join('')).toContain('因四舍五入');
  });

  it('print the second rate beside the first in the list under way, once the plan was adjusted, on a page as wide', () => {
    const tableOf = (otherPlan: 'first-issued' | null) =>
      listTables(buildBuildingList(newProjectListFacts(3, { otherPlan })))[0];
    const [one, two] = [tableOf(null), tableOf('first-issued')];
    const heads = two?.head[0]?.map((cell) => cell.text) ?? [];
    expect(heads.slice(7, 9)).toEqual(['完成率\n（%）', '按年初\n计划\n（%）']);
    expect(
      two?.rows
        .find((row) => row.role === 'data')
        ?.cells.slice(7, 9)
        .map((cell) => cell.text),
    ).toEqual(['66.7', '50.0']);
    expect(one?.head[0]?.map((cell) => cell.text)).not.toContain('按年初\n计划\n（%）');
    const width = (table: typeof one) => table?.columns.reduce((sum, column) => sum + column.widthMm, 0);
    expect(width(two)).toBe(width(one));
    expect(two?.rows.every((row) => row.cells.length === heads.length)).toBe(true);
  });

  it('use the word for the leader in charge that the region chose', () => {
    const heads = listTables(buildBuildingList(newProjectListFacts(3)))[0]?.head[0]?.map((cell) => cell.text);
    expect(heads?.[3]).toBe('包抓\n领导');
  });

  it('say so when there is no project', () => {
    const model = buildPlannedToStartList(newProjectListFacts(0));
    expect(allText(model)).toContain('本期无此类项目。');
    expect(listTables(model)).toEqual([]);
  });
});

describe('the sources annex', () => {
  it('has one row for every figure of the text with its measure and how it is worked out', () => {
    const annex = withFigureAnnex(buildBulletin(newBulletinFacts())).annexes.at(-1);
    const table = annex?.blocks[0];
    expect(annex?.title).toBe('正文数据来源说明');
    const first = table?.kind === 'table' ? table.rows[0]?.cells.map((cell) => cell.text) : [];
    expect(first).toEqual([
      '1',
      '168',
      '项目数',
      '定版时在册项目个数',
      '2026年10月',
      'group/2026-10/region//project_count',
    ]);
  });
});
