// The whole chain in one story: a ledger workbook → drafts → filled → confirmed → reviewed → accepted → frozen → bulletin
// issued → Word file → one of its figures back to the cell of the workbook. It freezes the running month, so it stands last.
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { answerAll, expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const TOWN = '甘溪镇';
const NEW_PROJECT = '甘溪镇智慧灌溉示范工程';
const FILE = '甘溪镇台账.csv';

interface GridRow {
  projectId: string;
  name: string;
  code: string;
  previousYtdYuan: string;
  status: string;
  cells: Record<string, string>;
}

interface Grid {
  period: { period: string };
  rows: GridRow[];
}

/** The running month of the town's grid, as the server gives it. */
async function readGrid(page: Page): Promise<Grid> {
  const answer = page.waitForResponse((response) => response.url().includes('/api/reporting/grid/'));
  await page.goto('/reporting');
  return (await (await answer).json()) as Grid;
}

const toWan = (yuan: string): string => (Number(yuan) / 10_000).toFixed(2);

/** A town's own table: title, note of the unit, one project that is known by its code and one that is new. */
function writeLedger(period: string, known: GridRow): Buffer {
  const [year, month] = period.split('-').map(Number);
  const ytd = toWan(String(Number(known.previousYtdYuan) + 1_230_000));
  const lines = [
    `望川县${year}年${month}月重点项目台账,,,,,,,`,
    ',,,,,,,单位：万元',
    `序号,项目代码,项目名称,建设性质,责任单位,行业主管部门,计划总投资,1—${month}月累计完成投资,形象进度,下步计划`,
    `1,${known.code},${known.name},,,,,${ytd},主体结构施工至三层，同步预埋管线,封顶并转入二次结构`,
    `2,,${NEW_PROJECT},新建,${TOWN},住建局,3000,260.5,完成场地平整和基坑开挖,浇筑基础承台`,
    '合计,,,,,,3000,,,',
  ];
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}

async function importLedger(page: Page, content: Buffer): Promise<void> {
  await page.goto('/ledger/imports');
  await requireAccessible(page);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: FILE, mimeType: 'text/csv', buffer: content });
  await expect(page.getByText('新增1个项目')).toBeVisible({ timeout: 60_000 });
  await requireAccessible(page);
  await page.getByText('识别结果', { exact: true }).click();
  await expect(page.getByText('表头在第3行')).toBeVisible();
  await requireAccessible(page);
  await page.getByRole('button', { name: '入账', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认入账' }).click();
  await expect(page.getByText(`已入账：“${FILE}”新增1个项目`).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: /把2行带入.+填报草稿/ }).click();
  await expect(page.getByText(/已带入.+填报草稿：2个项目的\d个单元格/)).toBeVisible();
}

/** The reporter looks at what came from the workbook, adds a cell by the keyboard and submits. */
async function fillAndSubmit(page: Page): Promise<void> {
  await page.goto('/reporting');
  const grid = page.getByRole('grid');
  const row = grid.getByRole('row').filter({ hasText: NEW_PROJECT });
  await expect(row).toContainText('260.5');
  await expect(row).toContainText('完成场地平整和基坑开挖');
  await row.getByRole('gridcell').first().click();
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('雨季基坑排水任务重');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('雨季基坑排水任务重');
  await answerAll(page);
  // What may be submitted is asked anew once everything is answered.
  await page.reload();
  await expect(page.getByText('未说明的提醒 0 处')).toBeVisible();
  await page.getByRole('button', { name: /提交 \d+ 个项目/ }).click();
  await expect(page.getByText(/已提交：/).first()).toBeVisible();
}

/** Whatever steps the unit has between reporter and head, the head's signature is the last. */
async function confirmInUnit(page: Page): Promise<void> {
  for (const login of ['ganxi-section', 'ganxi-deputy']) {
    await signIn(page, login);
    await page.goto('/reporting/confirm');
    await expect(page.getByRole('heading', { name: /签字确认/ }).first()).toBeVisible();
    const pass = page.getByRole('button', { name: /审核，送下一步/ });
    if (await pass.isVisible()) await pass.click();
  }
  await signIn(page, 'ganxi-head');
  await page.goto('/reporting/confirm');
  await page
    .getByRole('button', { name: /签字确认 \d+ 个项目/ })
    .first()
    .click();
  await page
    .locator('.final-confirm')
    .getByRole('button', { name: /签字确认/ })
    .click();
  await expect(page.getByText(new RegExp(`已签字确认：${TOWN}`))).toBeVisible();
}

async function reviewAndAccept(page: Page): Promise<void> {
  await signIn(page, 'zjj-review');
  await page.goto('/reporting/review');
  await expect(page.getByText(NEW_PROJECT).first()).toBeVisible();
  await page.getByRole('button', { name: /复核通过 \d+ 个项目/ }).click();
  await expect(page.getByText(/已复核：/).first()).toBeVisible();
  await signIn(page, 'xmb-1');
  await page.goto('/reporting/office');
  await page.getByRole('link', { name: TOWN }).click();
  await page.getByLabel('未复核直接审核的理由').fill('复核逾期，项目办直接审核');
  await page.getByRole('button', { name: /审核通过 \d+ 个项目/ }).click();
  await expect(page.getByText(`审核通过：${TOWN}`).first()).toBeVisible();
}

async function freeze(page: Page): Promise<void> {
  await signIn(page, 'xmb-head');
  await page.goto('/reporting/office');
  await page.getByRole('checkbox', { name: /带\d+个未审核通过的项目定版/ }).check();
  await page.getByRole('button', { name: '定版', exact: true }).click();
  await page.locator('.final-confirm').getByRole('button', { name: '定版' }).click();
  await expect(page.getByText(/已定版：\d{4}年\d+月，\d+个项目/).first()).toBeVisible({ timeout: 30_000 });
}

/** One step of the document's way by the person whose post it is. */
async function takeStep(page: Page, login: string, address: string, act: string): Promise<void> {
  await signIn(page, login);
  await page.goto(address);
  await page.locator('.document-acts').getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (act === '登记编号') await dialog.getByLabel('文号').fill('望重点办〔2026〕88号');
  const reason = dialog.getByLabel('超长理由');
  if (await reason.isVisible()) await reason.fill('附件为分单位明细');
  await dialog.getByRole('button', { name: act, exact: true }).click();
  // 印发 draws the files that are kept.
  await expect(page.getByText(new RegExp(`已${act}：`)).first()).toBeVisible({ timeout: 60_000 });
}

async function issueBulletin(page: Page): Promise<string> {
  await signIn(page, 'xmb-1');
  await page.goto('/documents');
  await page.getByRole('button', { name: '拟通报' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /拟\s*稿/ })
    .click();
  await page.waitForURL(/\/documents\/\d+/);
  const address = new URL(page.url()).pathname;
  const way: [string, string][] = [
    ['xmb-head', '核稿'],
    ['zfb-cosign', '会签'],
    ['zfb-approve', '签发'],
    ['zfb-register', '登记编号'],
    ['zfb-register', '印发'],
  ];
  for (const [login, act] of way) await takeStep(page, login, address, act);
  return address;
}

/** On paper stands the document alone, wide annexes whole; heads that are repeated on every page hold no buttons. */
async function requirePaper(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.document-sheet').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.document-page > .page-head')).toBeHidden();
  await expect(page.locator('.document-paper')).toHaveCSS('overflow-x', 'visible');
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/overview');
  const heads = page.locator('.group-table thead');
  await expect(heads.getByRole('button').first()).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(heads.getByRole('button')).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(heads.getByRole('button').first()).toBeVisible();
}

test('a workbook goes the whole way to an issued bulletin, and a figure of it goes back to its cell', async ({
  strictPage: page,
}) => {
  test.setTimeout(300_000);
  await signIn(page, 'ganxi-a');
  const grid = await readGrid(page);
  const { period } = grid.period;
  const known = grid.rows.find((row) => row.status === 'open') ?? grid.rows.at(-1);
  expect(known, 'a project of the town that is being filled').toBeDefined();
  await signIn(page, 'xmb-1');
  await importLedger(page, writeLedger(period, known as GridRow));

  await signIn(page, 'ganxi-a');
  await fillAndSubmit(page);
  await confirmInUnit(page);
  await reviewAndAccept(page);
  await freeze(page);

  const address = await issueBulletin(page);
  await page.goto(address);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Word', exact: true }).click();
  const file = await (await waiting).path();
  const bytes = fs.readFileSync(file);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('word/document.xml')).toBe(true);

  const row = page.getByRole('row').filter({ hasText: TOWN }).first();
  await row.locator('a.figure-slot[title*="完成"]').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('row').filter({ hasText: NEW_PROJECT }).getByRole('button').first().click();
  await expect(drawer.getByText('甘溪镇台账!H5').first()).toBeVisible();
  await expect(drawer.getByText(/线上/).first()).toBeVisible();
  await requirePaper(page, address);
});
