import type { Browser, Page } from '@playwright/test';
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const TITLE = '完成甘溪镇排洪渠清淤';
const SECOND = '报送甘溪镇汛前检查情况';
const PDF = {
  name: '清淤验收单.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4 signed %%EOF'),
};
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

const dialogOf = (page: Page) => page.getByRole('dialog');
const stateOf = (page: Page, state: string) =>
  expect(page.locator('.task-now').getByText(state, { exact: true })).toBeVisible();

/** Opens a step, lets the story fill it in, takes it, and waits until the dialog is gone. */
async function take(
  page: Page,
  step: string,
  fill: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click();
  await fill();
  await dialogOf(page).getByRole('button', { name: step, exact: true }).click();
  await expect(dialogOf(page)).toBeHidden();
}

async function chooseUnit(page: Page, label: string, unit: string, nth = 0): Promise<void> {
  await dialogOf(page).getByLabel(label).nth(nth).fill(unit);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .getByText(unit, { exact: true })
    .click();
}

const type = (page: Page, label: string, text: string, nth = 0) =>
  dialogOf(page).getByLabel(label, { exact: true }).nth(nth).fill(text);

/** Somebody at a screen of his own, signed in once. */
async function seat(
  browser: Browser,
  host: string | undefined,
  login: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext({ baseURL: host ?? '', locale: 'zh-CN', viewport });
  const page = await context.newPage();
  await signIn(page, login);
  return page;
}

/** The project office hands two matters over in one go; both stand in the list of what waits. */
async function handOver(office: Page): Promise<string> {
  await office.goto('/supervision');
  await office.getByRole('button', { name: '移交督办' }).click();
  await type(office, '来源名称', '11月防汛工作调度会纪要');
  await type(office, '原话', '由甘溪镇牵头，住建局配合，年底前完成排洪渠清淤。');
  await type(office, '事项', TITLE);
  await chooseUnit(office, '牵头单位', '甘溪镇');
  await chooseUnit(office, '配合单位', '住建局');
  await type(office, '办理时限', '2031-12-31');
  await dialogOf(office).getByRole('button', { name: '再加一项' }).click();
  await type(office, '事项', SECOND, 1);
  await chooseUnit(office, '牵头单位', '甘溪镇', 1);
  await requireAccessible(office);
  await dialogOf(office).getByRole('button', { name: '移交', exact: true }).click();
  await expect(office.getByText('已移交2项，待督查室立项').first()).toBeVisible();
  await expect(office.getByText(SECOND)).toBeVisible();
  await requireAccessible(office);
  await office.getByText(TITLE).click();
  await expect(office.getByRole('heading', { name: TITLE })).toBeVisible();
  return new URL(office.url()).pathname;
}

test('a matter is handed over, established, assigned, acknowledged and answered on a phone, verified and closed', async ({
  strictPage: office,
  browser,
  baseURL,
}) => {
  await signIn(office, 'xmb-1');
  const path = await handOver(office);

  const head = await seat(browser, baseURL, 'dcs-head', DESK);
  await expect(head.getByText(/移交事项待立项/)).toBeVisible();
  await head.goto(path);
  await take(head, '立项', async () => {
    await type(head, '编号', '望督〔2031〕1号');
    await requireAccessible(head);
  });
  await take(head, '交办');
  await stateOf(head, '已交办');

  const town = await seat(browser, baseURL, 'ganxi-a', PHONE);
  await town.goto(path);
  await requireAccessible(town);
  await take(town, '签收');
  await stateOf(town, '办理中');
  await take(town, '反馈', async () => {
    await type(town, '办理情况', '已清淤1.2公里，余0.4公里。');
    await type(town, '完成进度', '75');
  });
  await expect(town.getByRole('row', { name: /甘溪镇/ })).toContainText('75%');
  await take(town, '报告办结', async () => {
    await type(town, '办结情况', '1.6公里全部清淤，已组织验收。');
    await dialogOf(town).locator('input[type="file"]').setInputFiles(PDF);
    await expect(dialogOf(town).getByText(PDF.name)).toBeVisible();
  });
  await stateOf(town, '已报办结，待核查');
  expect(await town.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);

  await head.reload();
  await take(head, '核查', () => type(head, '核查情况', '现场查看，与验收单一致。'));
  await take(head, '办结（销号）', () => dialogOf(head).getByLabel('满意', { exact: true }).check());
  await stateOf(head, '已办结（销号）');
  await requireAccessible(head);
});

test('the ladder is read, its rules are changed with their source, and a proposal is declined with a reason', async ({
  strictPage: head,
}) => {
  await signIn(head, 'dcs-head');
  await head.goto('/supervision/ladder');
  const card = head.locator('.ladder-proposals > li').first();
  await expect(card).toBeVisible();
  await requireAccessible(head);
  const words = (await card.getByRole('heading').textContent()) ?? '';
  await card.getByRole('button', { name: '不采纳' }).click();
  await type(head, '理由', '已当面说明，另定时间。');
  await dialogOf(head).getByRole('button', { name: '不采纳' }).click();
  await expect(dialogOf(head)).toBeHidden();
  await head.goto('/supervision/ladder?show=decided');
  await expect(head.getByText('已当面说明，另定时间。')).toBeVisible();
  await expect(head.getByRole('heading', { name: words }).first()).toBeVisible();
  await head.goto('/supervision/ladder/rules');
  await requireAccessible(head);
  await head.getByLabel('提示函 触发（逾期工作日）').fill('6');
  await head.getByLabel('依据').fill('望川县督查工作办法第九条');
  await head.getByRole('button', { name: '保存规则' }).click();
  await expect(head.getByText(/望川县督查工作办法第九条/).first()).toBeVisible();
});
