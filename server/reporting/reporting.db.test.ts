import { describe, expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { confirmReports } from './confirm-reports.ts';
import { openPeriod } from './open-period.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { newCounty } from './testing-builders.ts';

const db = await testDatabase();

describe('x', () => {
  test('y', async () => {
    const county = await newCounty(db);
    const unit = await county.newUnit('住建局');
    const reporter = await county.newActor(unit, ['reporter-a']);
    const head = await county.newActor(unit, ['head']);
    if (!county.office) throw new Error();
    const office = await county.newActor(county.office, ['office-head']);
    const p = await county.newProject(unit);
    const opened = await openPeriod(county.ctx(office), '2026-10');
    expect(opened.opened).toBe(1);
    const saved = await saveDrafts(county.ctx(reporter), {
      period: '2026-10',
      origin: 'grid',
      drafts: [
        {
          projectId: p.id,
          draftVersion: 0,
          cells: [
            { field: 'monthAmountYuan', value: '10000000', seen: '' },
            { field: 'imageProgress', value: '主体封顶', seen: '' },
          ],
        },
      ],
    });
    console.log(JSON.stringify(saved, null, 1));
    console.log(await submitReports(county.ctx(reporter), '2026-10', [p.id]));
    console.log(await confirmReports(county.ctx(head), '2026-10', [p.id]));
    console.log(await db.owner.selectFrom('derived.project_progress').selectAll().execute());
  });
});
