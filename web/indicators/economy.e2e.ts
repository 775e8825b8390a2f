// A month of indicators in one story: a department fills in and signs step by step, the office accepts and freezes, the leader
// sees the figure on the board and follows it back to the filing.
import type { Page } from '@playwright/test';
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const INDICATOR = '规模以上工业企业';
const VALUE = '167';

/** The running month in China, `2026-11`, or one before it. */
function runningMonth(before = 0): string {
  const today = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - before)).toISOString().slice(0, 7);
}

async function fillIn(page: Page, month: string): Promise<string> {
  await page.goto('/economy/filings');
  await page.getByRole('button', { name: '新建报送' }).click();
  await page.getByLabel('月份').fill(month);
  await page.getByRole('button', { name: '月度报送' }).click();
  const row = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByText(INDICATOR, { exact: true }) });
  await row.getByRole('gridcell').nth(1).click();
  await page.keyboard.type(VALUE);
  await page.keyboard.press('Enter');
  await expect(row).toContainText(VALUE);
  await expect(page.getByText('已保存')).toBeVisible();
  await requireAccessible(page);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('待“股室负责人核”').first()).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Finds the filing among what waits for this person, and does the next step. */
async function doNext(page: Page, act: string): Promise<void> {
  const title = /指标报送“统计局.+指标”待/;
  const duty = page.getByRole('listitem').filter({ hasText: title }).last();
  await duty.getByRole('link').click();
  await page.getByRole('button', { name: act, exact: true }).click();
}

test('指标由部门报送、签字，项目办审核定版，县长在看板上看到并追到报送', async ({
  strictPage: page,
  browser,
}) => {
  const month = runningMonth();
  const as = async (login: string): Promise<Page> => {
    const other = await (await browser.newContext()).newPage();
    await signIn(other, login);
    await other.goto('/');
    return other;
  };
  await signIn(page, 'tjj-a');
  const address = await fillIn(page, month);
  for (const login of ['tjj-section', 'tjj-deputy']) {
    const stepper = await as(login);
    await doNext(stepper, '送下一步');
    await expect(stepper.getByText(/已送下一步：统计局/)).toBeVisible();
    await stepper.context().close();
  }
  const head = await as('tjj-head');
  await doNext(head, '签字确认');
  await head.getByRole('alertdialog').getByRole('button', { name: '签字确认' }).click();
  await expect(head.getByText(/已签字确认：统计局.+1个数/)).toBeVisible();
  await head.context().close();

  const office = await as('xmb-head');
  await office.goto(address);
  await office.getByRole('button', { name: '审核通过' }).click();
  await expect(office.getByText(/审核通过：统计局/).first()).toBeVisible();
  await office.goto(`/economy/filings?period=${month}`);
  await requireAccessible(office);
  await office.getByLabel('带未报定版').check();
  await office.getByRole('button', { name: '定版', exact: true }).click();
  await office.getByRole('alertdialog').getByRole('button', { name: '定版' }).click();
  await expect(office.getByText(/已定版：.+指标，/).first()).toBeVisible();
  await office.context().close();

  const leader = await as('leader2');
  await leader.goto(`/economy?period=${month}`);
  await requireAccessible(leader);
  await expect(leader.getByText(/已定版（/)).toBeVisible();
  const line = leader.getByRole('row').filter({ has: leader.getByText(INDICATOR, { exact: true }) });
  await line.getByRole('button', { name: new RegExp(`${INDICATOR}.*${VALUE}`) }).click();
  const trace = leader.getByRole('dialog');
  await expect(trace).toContainText(VALUE);
  await requireAccessible(leader);
  await trace.getByRole('link', { name: /统计局.+指标/ }).click();
  await expect(leader).toHaveURL(new RegExp(`${address}$|${address}\\?`));
  await expect(leader.getByRole('heading', { level: 1 })).toContainText('统计局');
  await leader.context().close();
});

test('指标定义改了没有保存，离开前先问', async ({ strictPage: page }) => {
  await signIn(page, 'xmb-head');
  await page.goto('/settings/indicators');
  await page.getByRole('button', { name: INDICATOR, exact: true }).click();
  await page.getByLabel('应报日').fill('16');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(page.getByLabel('应报日')).toHaveValue('16');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s?定/ })
    .click();
  await expect(page.getByText('有未保存的更改')).toBeVisible();
  await page.getByRole('link', { name: '经济运行' }).click();
  await page.getByRole('button', { name: '留在这一页' }).click();
  await expect(page.getByText('有未保存的更改')).toBeVisible();
  await page.getByRole('link', { name: '经济运行' }).click();
  await page.getByRole('button', { name: '不保存，离开' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('经济运行看板');
});

const LISTS = ['targets', 'forecasts', 'filings', 'matches', 'shortfalls'];

test('手机上经济运行的五张表一行一卡，不用左右滑动，各格写着是什么', async ({ strictPage: page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(page, 'xmb-head');
  for (const list of LISTS) {
    await page.goto(`/economy/${list}?period=${runningMonth(1)}`);
    const table = page.locator('.card-table').first();
    await expect(table, list).toBeVisible();
    const { isWithin, label } = await table.evaluate((element) => {
      const cell = element.querySelector('td[data-label]');
      return {
        isWithin: element.scrollWidth <= (element.parentElement?.clientWidth ?? 0),
        label: cell ? getComputedStyle(cell, '::before').content : '',
      };
    });
    expect(isWithin, `${list} scrolls aside`).toBe(true);
    expect(label, `${list} says what a figure is`).toMatch(/^"\p{Script=Han}+/u);
    await requireAccessible(page);
  }
});
