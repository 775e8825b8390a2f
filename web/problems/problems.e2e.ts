import type { Browser, Page } from '@playwright/test';
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const TITLE = '排水口与邻村沟渠衔接不上';
const PDF = { name: '协议.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed %%EOF') };

const dialogOf = (page: Page) => page.getByRole('dialog');

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

async function chooseUnit(page: Page, label: string, unit: string): Promise<void> {
  await page.getByLabel(label).fill(unit);
  await page.locator('.ant-select-item-option').getByText(unit, { exact: true }).click();
}

const type = (page: Page, label: string, text: string) => dialogOf(page).getByLabel(label).fill(text);
const ball = (page: Page, name: string) =>
  expect(page.locator('.problem-now').getByText(`球在：${name}`, { exact: false })).toBeVisible();

/** Everybody at a screen of his own, signed in once. */
async function seat(browser: Browser, host: string | undefined, login: string, path: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: host ?? '',
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await signIn(page, login);
  await page.goto(path);
  return page;
}

/** Up one level: the unit proposes, the head consents, the answer from above comes back with a new deadline. */
async function stepUp(unit: Page, head: Page, level: string): Promise<void> {
  await unit.reload();
  await take(unit, '提请提级', () => type(unit, '本级做过哪些协调', '两次现场协调，接口高程未定。'));
  await head.reload();
  await take(head, '同意提级');
  await ball(head, level);
  await take(head, '上级答复', async () => {
    await type(head, '批示领导', '周某某');
    await type(head, '批示、答复内容', '请按协调意见办理。');
  });
  await ball(head, '自然资源局');
}

test('a problem is raised on a phone, handed to another unit, climbs three levels, is proved, verified by others and closed out', async ({
  strictPage: town,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  await town.setViewportSize({ width: 375, height: 812 });
  await signIn(town, 'ganxi-a');
  await town.goto('/problems');
  await expect(town.getByRole('heading', { name: '问题清单' })).toBeVisible();
  await requireAccessible(town);
  await town.getByRole('button', { name: '提出问题' }).click();
  await type(town, '问题', TITLE);
  await type(town, '需要谁做什么', '请自然资源局协调邻村，明确接口高程。');
  await dialogOf(town).getByRole('button', { name: '提出问题' }).click();
  await expect(town.getByRole('heading', { name: TITLE })).toBeVisible();
  await ball(town, '项目办');
  await requireAccessible(town);
  expect(await town.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  const path = new URL(town.url()).pathname;

  const office = await seat(browser, baseURL, 'xmb-head', path);
  await take(office, '交办', () => chooseUnit(office, '责任单位', '自然资源局'));
  await ball(office, '自然资源局');
  const owner = await seat(browser, baseURL, 'zrj-a', path);
  await take(owner, '接办');
  await take(owner, '转请协办', async () => {
    await chooseUnit(owner, '转请单位', '水务局');
    await type(owner, '请对方做什么', '请复核沟渠断面和接口高程。');
  });
  await ball(owner, '水务局');
  const helper = await seat(browser, baseURL, 'swj-a', path);
  await take(helper, '协办答复', () => type(helper, '答复', '断面满足，接口高程需抬高0.3米。'));
  await ball(helper, '自然资源局');

  for (const level of ['分管领导', '项目建设指挥部', '主要领导']) await stepUp(owner, office, level);

  await owner.setViewportSize({ width: 375, height: 812 });
  await owner.reload();
  await take(owner, '报告办结', async () => {
    await type(owner, '办结情况', '接口已按新高程施工完成。');
    await dialogOf(owner).locator('input[type="file"]').setInputFiles(PDF);
    await expect(dialogOf(owner).getByText('协议.pdf')).toBeVisible();
  });
  await town.reload();
  await take(town, '验收', () => type(town, '验收说明', '现场已通水。'));
  await office.reload();
  await take(office, '销号');
  await expect(office.locator('.problem-now').getByText('已销号').first()).toBeVisible();
  await office.goto('/problems?show=closed');
  await expect(office.getByText(TITLE)).toBeVisible();
});

test('a card of the board that is let go on another lane asks for its step and lies there once it is taken', async ({
  strictPage: office,
}) => {
  await signIn(office, 'xmb-head');
  await office.goto('/problems?view=state');
  const lane = (name: string) => office.getByRole('region', { name: new RegExp(`^${name}，`) });
  const card = lane('已提出').locator('.card').first();
  const title = (await card.getByRole('link').textContent()) ?? '';
  await card.dragTo(lane('已办结，待验收'));
  await expect(dialogOf(office).getByText('不能一步到“已办结，待验收”')).toBeVisible();
  await office.keyboard.press('Escape');
  await expect(dialogOf(office)).toBeHidden();
  await card.dragTo(lane('已分办'));
  await dialogOf(office).getByRole('button', { name: '分办', exact: true }).click();
  await expect(dialogOf(office)).toBeHidden();
  await expect(lane('已分办').getByRole('link', { name: title })).toBeVisible();
  await requireAccessible(office);
});
