import { beforeAll, describe, expect, test } from 'vitest';
import { FIGURE_MEASURES } from '#core/documents/figure-measures.ts';
import { figureSplitSchema } from '#core/documents/figure-ref.ts';
import { keepFile } from '../platform/files.queries.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { attachEvidence } from '../quality/evidence/attach-evidence.ts';
import { acceptReports } from '../reporting/accept-reports.ts';
import { confirmReports } from '../reporting/confirm-reports.ts';
import { decideAmendment } from '../reporting/decide-amendment.ts';
import { fileSignedSheet } from '../reporting/file-signed-sheet.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { printSheet } from '../reporting/print-sheet.ts';
import { requestAmendment } from '../reporting/request-amendment.ts';
import { fillAll, idsOf, newMonth, PERIOD, submitAll, type TestMonth } from '../reporting/testing-month.ts';
import { getFigureTrace, getProjectTrace } from './trace.view.ts';
import { getTracedFile } from './traced-cell.view.ts';

const db = await testDatabase();
let month: TestMonth;
let stranger: TestMonth['reporter'];
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const traced = (who: TestMonth['reporter'], id: string) => getFigureTrace(month.county.ctx(who), id);
const of = (split: string, key: string, measure: string) => `group/${PERIOD}/${split}/${key}/${measure}`;

beforeAll(async () => {
  month = await newMonth(db, 3);
  const unit = await month.county.newUnit('石桥镇', 'town');
  stranger = await month.county.newActor(unit, ['reporter-a'], '邻人');
  await submitAll(month);
});

describe('While the period is open', () => {
  test('a figure stands on what has been confirmed so far, and says so', async () => {
    await confirmReports(month.county.ctx(month.head), PERIOD, idsOf(month));
    const open = await traced(month.clerk, of('region', '', 'actual_ytd'));
    expect(open).toMatchObject({ isFrozen: false, frozenAt: null, isScoped: false });
    expect(open.total).toMatchObject({ projects: 3, outside: 0, actualYuan: '30000000.00' });
    expect(open.rows.map((row) => [row.confirmedBy, row.confirmWay, row.origin])).toEqual(
      Array(3).fill(['王长', 'online', '在线填报']),
    );
  });
});

describe('Once it is frozen', () => {
  beforeAll(async () => {
    await attachEvidence(
      month.county.ctx(month.reporter),
      idsOf(month)[0] ?? '',
      { period: PERIOD, kind: 'confirmation', note: '' },
      { name: '确认单.pdf', content: Buffer.from('%PDF-1.7') },
    );
    await acceptReports(month.county.ctx(month.clerk), {
      period: PERIOD,
      projectIds: [],
      orgIds: [month.unit.id],
      withoutReviewReason: '复核逾期',
    });
    await freezePeriod(month.county.ctx(month.officeHead), { period: PERIOD, withMissing: false });
    await attachEvidence(
      { ...month.county.ctx(month.reporter), now: new Date('2026-12-20T08:00:00Z') },
      idsOf(month)[1] ?? '',
      { period: PERIOD, kind: 'confirmation', note: '' },
      { name: '补的.pdf', content: Buffer.from('%PDF-1.7') },
    );
  });

  test('a unit that follows a total of the county sees the total, its own projects, and how many it may not see', async () => {
    const mine = await traced(month.reporter, of('region', '', 'actual_ytd'));
    expect(mine).toMatchObject({
      isScoped: true,
      total: { projects: 3, outside: 0, actualYuan: '30000000.00' },
    });
    expect(mine.groupName).not.toContain('全部');
    const theirs = await traced(stranger, of('region', '', 'actual_ytd'));
    expect(theirs.total).toMatchObject({ projects: 3, outside: 3, actualYuan: '30000000.00' });
    expect(theirs.rows).toEqual([]);
  });

  test('a count lists the projects that it counts', async () => {
    expect(
      (await traced(month.clerk, of('region', '', 'evidence_count'))).rows.map((r) => r.projectId),
    ).toEqual(idsOf(month).slice(0, 1));
    expect((await traced(month.clerk, of('region', '', 'on_time_count'))).rows.map((r) => r.value)).toEqual(
      Array(3).fill('按时报送'),
    );
    const { total, rows } = await traced(month.clerk, of('region', '', 'light_red'));
    expect(rows).toHaveLength(total.projects);
  });

  test('every measure can be followed in every split, whatever its key', async () => {
    for (const split of figureSplitSchema.options) {
      const key = split === 'project' ? (idsOf(month)[0] ?? '') : '';
      for (const measure of Object.keys(FIGURE_MEASURES)) {
        const answer = await traced(month.clerk, of(split, key, measure));
        expect(answer.rows.length).toBeLessThanOrEqual(answer.total.projects);
        for (const row of answer.rows) expect(row.value).not.toMatch(/undefined|NaN|null|^$/);
      }
    }
  });

  test('an address that is none is refused', async () => {
    for (const id of ['x', of('unit', 'abc', 'rank'), of('region', '', 'beauty'), 'group/今年/region//rank'])
      expect(await codeOf(traced(month.clerk, id))).toBe('FIGURE_UNKNOWN');
  });
});

describe('After an amendment', () => {
  const amended = (measure: string) => of('project', idsOf(month)[0] ?? '', measure);

  test('its two values are those that the next bulletin prints, and its origin is said to be an amendment', async () => {
    const later = (who: TestMonth['reporter']) => ({
      ...month.county.ctx(who),
      now: new Date('2026-12-20T08:00:00Z'),
    });
    const { amendmentId } = await requestAmendment(later(month.reporter), {
      projectId: idsOf(month)[0] ?? '',
      period: PERIOD,
      measure: 'month_amount',
      newValue: '12003000',
      reason: '漏报一笔设备款',
    });
    await decideAmendment(later(month.officeHead), {
      amendmentId,
      decision: 'approved',
      opinion: '',
    });
    const printedOf = async (measure: string) =>
      (await traced(month.clerk, amended(measure))).rows.map((row) => row.value);
    expect(await printedOf('amended_from')).toEqual(['1000万元']);
    expect(await printedOf('amended_to')).toEqual(['1200.3万元']);
    const { figures } = await getProjectTrace(month.county.ctx(month.clerk), PERIOD, idsOf(month)[0] ?? '');
    expect(figures.filter((one) => one.measure === 'month_amount').map((one) => one.origin.kind)).toEqual([
      'form',
      'amendment',
    ]);
    expect(figures.map((one) => one.amendment).filter((one) => one !== null)[0]).toEqual({
      reason: '漏报一笔设备款',
      requestedByName: '李填',
    });
  });

  test('the number of amendments of a period counts those approved before its freeze, and lists their projects only', async () => {
    expect((await traced(month.clerk, of('region', '', 'amendment_count'))).rows).toEqual([]);
  });
});

describe('Of a report that was confirmed on paper', () => {
  test('the way back names who signed and who filed the scan, never the post of one beside the name of the other', async () => {
    const paper = await newMonth(db, 1);
    const [projectId = ''] = idsOf(paper);
    const ctx = () => paper.county.ctx(paper.reporter);
    await fillAll(paper);
    const sheet = await printSheet(ctx(), PERIOD, []);
    await fileSignedSheet(ctx(), {
      code: sheet.code,
      signedByName: '王长',
      signedOn: '2026-10-27',
      scan: { name: '确认单.pdf', content: Buffer.from('%PDF-1.7 signed') },
    });
    const { acts } = await getProjectTrace(paper.county.ctx(paper.clerk), PERIOD, projectId);
    expect(acts.find((act) => act.kind === 'confirm')).toMatchObject({
      personName: '王长',
      postTitle: '',
      way: 'paper',
      recordedByName: '李填',
      sheetCode: sheet.code,
      signedOn: '2026-10-27',
      scanName: '确认单.pdf',
    });
    const { scanFileId } = acts.find((act) => act.kind === 'confirm') ?? { scanFileId: null };
    const scan = await getTracedFile(ctx(), scanFileId ?? '');
    expect([scan.mediaType, scan.content.toString()]).toEqual(['application/pdf', '%PDF-1.7 signed']);
    const ofReviewer = await getProjectTrace(paper.county.ctx(paper.reviewer), PERIOD, projectId);
    const seen = ofReviewer.acts.find((act) => act.kind === 'confirm');
    expect([seen?.sheetCode, seen?.scanFileId], 'the sheet holds other projects of the unit').toEqual([
      sheet.code,
      null,
    ]);
    expect(acts.filter((act) => act.way === 'online').every((act) => act.recordedByName === null)).toBe(true);
  });
});

describe('Of a figure that the office entered from a workbook', () => {
  test('the way back names the cell and who brought the workbook, to whoever may see it', async () => {
    const paper = await newMonth(db, 1);
    const { county } = paper;
    const [projectId = ''] = idsOf(paper);
    await fillAll(paper);
    const { fileId } = await withScope(db.app, paper.clerk, (tx) =>
      keepFile(tx, county.ctx(paper.clerk), {
        name: '纸质报表.xlsx',
        mediaType: 'application/octet-stream',
        content: Buffer.from('x'),
        subject: 'import',
      }),
    );
    await db.owner
      .insertInto('figures')
      .values({
        region_id: county.regionId,
        year: Number(PERIOD.slice(0, 4)),
        project_id: projectId,
        period: PERIOD,
        measure: 'month_amount',
        value: '1',
        caliber: 'dispatch',
        certainty: 'preliminary',
        origin: JSON.stringify({ kind: 'workbook', fileId, sheet: '台账', address: 'E3' }),
        act_id: '0',
        recorded_at: `${PERIOD}-26T00:00:00Z`,
      })
      .execute();
    const originFor = async (actor: typeof paper.clerk) =>
      (await getProjectTrace(county.ctx(actor), PERIOD, projectId)).figures.at(-1)?.origin;
    expect(await originFor(paper.clerk)).toMatchObject({
      kind: 'cell',
      address: 'E3',
      fileName: '纸质报表.xlsx',
      fileByName: paper.clerk.personName,
      isFileSeen: true,
    });
    // The unit is told where its figure stands; the workbook holds the rows of others and stays closed.
    expect(await originFor(paper.reporter)).toMatchObject({
      kind: 'cell',
      fileName: '纸质报表.xlsx',
      fileByName: paper.clerk.personName,
      isFileSeen: false,
    });
    await expect(getTracedFile(county.ctx(paper.reporter), fileId)).rejects.toThrow('FILE_NOT_FOUND');
  });
});

describe('Of what has no report of its own', () => {
  test('a bundle leads to the reports of its parts, and a project added after the opening is said to owe none', async () => {
    const { county, unit, ...bundled } = await newMonth(db, 1);
    const bundle = await county.newProject(unit, { isBundle: true, annualYuan: null });
    const [part = ''] = bundled.projects.map((one) => one.id);
    await db.owner.updateTable('projects').set({ parent_id: bundle.id }).where('id', '=', part).execute();
    const later = await county.newProject(unit);
    const month = { county, unit, ...bundled };
    await submitAll(month);
    await confirmReports(county.ctx(month.head), PERIOD, [part]);
    await acceptReports(county.ctx(month.clerk), {
      period: PERIOD,
      projectIds: [],
      orgIds: [unit.id],
      withoutReviewReason: '复核逾期',
    });
    await freezePeriod(county.ctx(month.officeHead), { period: PERIOD, withMissing: false });
    const found = await getFigureTrace(county.ctx(month.clerk), of('region', '', 'actual_ytd'));
    expect(Object.fromEntries(found.rows.map((row) => [row.projectId, row.origin]))).toEqual({
      [bundle.id]: '由子项目填报',
      [later.id]: '开期后新增，本期不报',
    });
    const own = await getFigureTrace(county.ctx(month.clerk), of('project', bundle.id, 'actual_ytd'));
    expect(own.total).toMatchObject({ projects: 1, parts: 1 });
    const { parts } = await getProjectTrace(county.ctx(month.clerk), PERIOD, bundle.id);
    expect(parts).toEqual([expect.objectContaining({ projectId: part, isConfirmed: true })]);
  });
});
