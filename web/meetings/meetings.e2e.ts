import type { Browser, Page } from '@playwright/test';
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const TITLE = '望川县项目用地专题会';
const TOPIC = '研究甘溪镇集中供水项目用地';
const PDF = {
  name: '纪要签字件.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4 signed %%EOF'),
};
const PHONE = { width: 390, height: 844 };

const dialogOf = (page: Page) => page.getByRole('dialog');
const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const stateOf = (page: Page, state: string) =>
  expect(page.locator('.meeting-now').getByText(state, { exact: true })).toBeVisible();

async function choose(
  page: Page,
  within: ReturnType<Page['locator']>,
  label: string,
  text: string,
  aside = '.ant-modal-title, .live-head h1',
) {
  await within.getByLabel(label, { exact: true }).first().fill(text);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .getByText(text)
    .first()
    .click();
  await page.locator(aside).last().click();
}

async function seat(browser: Browser, host: string | undefined, login: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: host ?? '', locale: 'zh-CN', viewport: PHONE });
  const page = await context.newPage();
  await signIn(page, login);
  return page;
}

/** Planned for today by the head of the office; the agenda comes from the data, a topic is added and moved by keyboard. */
async function prepare(office: Page): Promise<string> {
  await office.goto('/meetings');
  await requireAccessible(office);
  await click(office, '安排会议');
  const dialog = dialogOf(office);
  await dialog.getByLabel('会议名称').fill(TITLE);
  const today = await office.evaluate(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await dialog.getByLabel('日期').fill(today);
  await choose(office, dialog, '主持人', '县长');
  await requireAccessible(office);
  await dialog.getByRole('button', { name: '安排会议' }).click();
  await expect(office.getByRole('heading', { name: TITLE })).toBeVisible();
  await click(office, '编排议程');
  await click(office, '由数据提出议程');
  await expect(office.locator('.meeting-entry.is-editing').first()).toBeVisible();
  await office.getByLabel('另加议题').fill(TOPIC);
  await click(office, '加入');
  const handle = office.getByRole('button', { name: new RegExp(TOPIC) }).first();
  const before = await handle.textContent();
  await handle.press('ArrowUp');
  await expect(handle).not.toHaveText(before ?? '');
  await click(office, `${TOPIC}谁发言`);
  await choose(office, office.locator('.meeting-entry-parts'), '汇报', '住建局', 'h1');
  await requireAccessible(office);
  await click(office, '保存议程');
  await expect(office.locator('.meeting-entry', { hasText: TOPIC })).toContainText('汇报：住建局');
  return new URL(office.url()).pathname;
}

/** Submitted, approved on paper, and told to the units. */
async function notify(office: Page): Promise<void> {
  await click(office, '议程送审');
  await click(office, '审定议程');
  await dialogOf(office).getByRole('button', { name: '审定议程' }).click();
  await stateOf(office, '议程已审定');
  await click(office, '发会议通知');
  await choose(office, dialogOf(office), '出席单位', '甘溪镇');
  await requireAccessible(office);
  await dialogOf(office).getByRole('button', { name: '发会议通知' }).click();
  await stateOf(office, '已通知');
}

/** A unit without an account asks for leave by its own link, on a phone, once. */
async function replyByLink(office: Page, browser: Browser, host: string | undefined): Promise<void> {
  await office.reload();
  await office
    .getByRole('button', { name: /生成回执链接$/ })
    .first()
    .click();
  const address = await office.locator('.reply-link code').textContent();
  const context = await browser.newContext({ baseURL: host ?? '', locale: 'zh-CN', viewport: PHONE });
  const page = await context.newPage();
  await page.goto(address ?? '');
  await page.getByText('请假', { exact: true }).click();
  await page.getByLabel('理由').fill('参加市级会议');
  await page.getByLabel('填报人姓名').fill('周某');
  await requireAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await click(page, '报送回执');
  await expect(page.getByText('回执已报送')).toBeVisible();
  await page.reload();
  await expect(page.getByText('链接无效、已过期或已用过')).toBeVisible();
  await context.close();
}

test('a meeting is prepared from the data, told, answered on a phone, held on the big screen, minuted, and its decision becomes a task', async ({
  strictPage: office,
  browser,
  baseURL,
}) => {
  test.slow();
  await signIn(office, 'xmb-head');
  const path = await prepare(office);
  await notify(office);

  const town = await seat(browser, baseURL, 'ganxi-a');
  await expect(town.getByText(new RegExp(`${TITLE}.*待报送参会回执`))).toBeVisible();
  await town.goto(`${path}/reply`);
  await town.getByText('请假', { exact: true }).click();
  await town.getByLabel('理由').fill('外出招商');
  await town.getByLabel('代会人（可不填）').fill('李某');
  await requireAccessible(town);
  expect(await town.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await click(town, '报送回执');
  await expect(town.getByRole('heading', { name: TITLE })).toBeVisible();

  await replyByLink(office, browser, baseURL);

  await office.reload();
  await office
    .getByRole('row', { name: /外出招商/ })
    .getByRole('button', { name: '准假' })
    .click();
  await expect(office.getByText(/准假：外出招商/)).toBeVisible();
  await click(office, '开始会议');
  await expect(office.locator('.live')).toBeVisible();
  await office.keyboard.press('End');
  await office.keyboard.press('Home');
  await office.keyboard.press('ArrowRight');
  await expect(office.locator('.live-bar')).toContainText('2 /');
  while (!(await office.getByRole('heading', { name: TOPIC, level: 1 }).isVisible()))
    await office.getByRole('button', { name: '下一项' }).click();
  await requireAccessible(office);
  await click(office, '记录议定');
  await office.getByLabel('议定原话').fill('会议议定，由甘溪镇牵头，年底前完成用地组卷。');
  await choose(office, office.locator('.live-form'), '牵头单位', '甘溪镇');
  await office.getByLabel('时限').fill('2031-12-31');
  await click(office, '记入');
  await expect(office.locator('.live-decision')).toContainText('甘溪镇牵头');
  await click(office, '已研究');
  await click(office, '退出');

  const chair = await seat(browser, baseURL, 'leader2');
  await chair.goto(path);
  await click(chair, '先行交办');
  await expect(chair.getByText(/的决定，不等纪要签发/)).toBeVisible();
  await requireAccessible(chair);
  await chair.context().close();

  await click(office, '结束会议');
  await office.locator('.final-confirm').getByRole('button', { name: '结束会议' }).click();
  await stateOf(office, '已开，待纪要');
  await click(office, '登记到会');
  await click(office, '保存');
  await click(office, '拟写纪要');
  await office.getByLabel('期号').fill('〔2031〕第1期');
  await requireAccessible(office);
  await click(office, '保存纪要稿');
  await stateOf(office, '纪要待签发');
  await expect(office.getByText('已入纪要稿')).toBeVisible();
  await click(office, '签发纪要');
  await dialogOf(office).locator('input[type="file"]').setInputFiles(PDF);
  await expect(dialogOf(office).getByText(`已上传：${PDF.name}`)).toBeVisible();
  await dialogOf(office).getByRole('button', { name: '签发纪要' }).click();
  await stateOf(office, '纪要已签发');
  await requireAccessible(office);
  await office.getByRole('link', { name: '督办事项', exact: true }).click();
  await expect(office.getByText('会议议定，由甘溪镇牵头，年底前完成用地组卷。').first()).toBeVisible();
  const task = new URL(office.url()).pathname;
  await office.goto('/meetings/loop');
  await office.getByRole('link', { name: /^甘溪镇 推进中 \d+$/ }).click();
  await expect(office.getByText(/^甘溪镇，推进中\d+项$/)).toBeVisible();
  await requireAccessible(office);
  await expect(office.locator(`.meeting-decision a[href^="${task}"]`)).toHaveText('督办事项');
});

test('the address of the calendar opens without a session and is stopped', async ({ strictPage: unit }) => {
  await signIn(unit, 'ganxi-a');
  await unit.goto('/meetings/series');
  await click(unit, '开通');
  const address = await unit.getByLabel('日历地址，只显示这一次').inputValue();
  await requireAccessible(unit);
  const read = await unit.request.get(address, { headers: { cookie: '' } });
  expect(read.headers()['content-type']).toContain('text/calendar');
  expect(await read.text()).toContain('BEGIN:VCALENDAR');
  await click(unit, '停用');
  await expect(unit.getByText('尚未开通')).toBeVisible();
  expect((await unit.request.get(address)).status()).toBe(404);
});
