import type { Page } from '@playwright/test';
import { answerAll, expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

/** Towns whose reporters these stories may be; which of them has begun filling is the sample's affair. */
const TOWNS: Record<string, string> = {
  柳泉湾镇: 'liuquan',
  石亭坝镇: 'shiting',
  云岭铺镇: 'yunling',
  桃渡口镇: 'taodu',
  白沙集镇: 'baisha',
  双河塘镇: 'shuanghe',
  松岗岭镇: 'songgang',
  禾丰坪乡: 'hefeng',
  竹坪寨乡: 'zhuping',
};

interface Stand {
  orgName: string;
  due: number;
  filled: number;
  confirmed: number;
}

/** Towns that have reports nobody has begun, those with the most first; asked of the office's page. */
async function listWaitingTowns(page: Page): Promise<{ name: string; key: string }[]> {
  await signIn(page, 'xmb-1');
  const answer = page.waitForResponse((response) => response.url().includes('/api/reporting/office/'));
  await page.goto('/reporting/office');
  const { units } = (await (await answer).json()) as { units: Stand[] };
  return units
    .filter(({ orgName, due, filled, confirmed }) => orgName in TOWNS && confirmed === 0 && filled < due)
    .sort((a, b) => b.due - b.filled - (a.due - a.filled))
    .map(({ orgName }) => ({ name: orgName, key: TOWNS[orgName] ?? '' }));
}

/** Types into a row of the grid from the first figure on, as in Excel: text, Tab, text. */
async function fillRow(page: Page, index: number): Promise<void> {
  const row = page
    .getByRole('grid')
    .getByRole('row')
    .nth(index + 1);
  await row.getByRole('gridcell').first().click();
  await page.keyboard.type('86.5');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`完成第${index + 3}层主体施工，外墙保温同步推进`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('下月完成屋面防水');
  await page.keyboard.press('Enter');
}

test('a town fills its grid with the keyboard, answers what is asked, signs on paper, and the office sees it', async ({
  strictPage: page,
}) => {
  const [town = { name: '', key: '' }] = await listWaitingTowns(page);
  await signIn(page, `${town.key}-a`);
  await page.goto('/reporting');
  await page.getByRole('navigation').first().waitFor();
  await page.keyboard.press('Tab');
  // A link that the keyboard stands on is seen, as a button is.
  await expect(page.locator('a:focus')).toHaveCSS('outline-style', 'solid');
  await expect(
    page.getByRole('heading', { name: new RegExp(`${town.name} \\d{4}年\\d+月填报`) }),
  ).toBeVisible();
  await expect(page.getByRole('grid')).toBeVisible();
  await requireAccessible(page);
  const rows = await page.getByRole('grid').getByRole('row').count();
  for (let index = 0; index < rows - 1; index += 1) {
    const cells = page
      .getByRole('grid')
      .getByRole('row')
      .nth(index + 1)
      .getByRole('gridcell');
    const isTyped = /施工|工程|完成|安装/.test((await cells.nth(1).textContent()) ?? '');
    if (!isTyped) await fillRow(page, index);
  }
  await answerAll(page);

  await page.getByRole('link', { name: '签字确认' }).click();
  await expect(page.getByRole('heading', { name: /签字确认/ }).first()).toBeVisible();
  await expect(page.getByText(/完成率 .+ → .+，较计划 .+个百分点/).first()).toBeVisible();
  await requireAccessible(page);
  await page.getByRole('button', { name: '打印确认单' }).click();
  await expect(page.getByRole('heading', { name: /重点项目进度签字确认单/ })).toBeVisible();
  const code = (await page.locator('header b').first().textContent()) ?? '';
  expect(code).toMatch(/^\d{6}-/);
  await requireAccessible(page);

  await page.getByRole('link', { name: '返回签字确认' }).click();
  await page.getByLabel('确认单编号').fill(code);
  await page.getByLabel('签字人').fill('某某');
  const scan = {
    name: '扫描件.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 signed %%EOF'),
  };
  await page.locator('input[type="file"]').setInputFiles(scan);
  await expect(
    page.getByText(new RegExp(`已签字确认：${town.name} \\d{4}年\\d+月，\\d+个项目`)),
  ).toBeVisible();

  await signIn(page, 'xmb-1');
  await page.goto('/reporting');
  await expect(page.getByRole('heading', { name: /审核与定版/ })).toBeVisible();
  await requireAccessible(page);
  await page.getByRole('link', { name: town.name }).click();
  await expect(page.getByText(/纸质签字/).first()).toBeVisible();
  await page.getByLabel('未复核直接审核的理由').fill('复核逾期');
  await page.getByRole('button', { name: /审核通过 \d+ 个项目/ }).click();
  await expect(page.getByText(`审核通过：${town.name}`)).toBeVisible();
  for (const path of ['/reporting/matrix', '/reporting/amendments', '/reporting/calendar']) {
    await page.goto(path);
    await expect(page.getByRole('table').first()).toBeVisible();
    await requireAccessible(page);
  }
});

test('on a phone a project is filled by its five fields, saved as one goes', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    baseURL: baseURL ?? '',
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const town = (await listWaitingTowns(page)).at(-1);
  await signIn(page, `${town?.key}-a`);
  await page.goto('/reporting');
  await page.locator('.report-card', { hasText: '待填报' }).first().click();
  const amount = page.getByLabel(/^本月完成/);
  await amount.fill('约一百万');
  await page.getByLabel('存在问题').click();
  await expect(page.getByText(/不能当作/).first()).toBeVisible();
  await amount.fill('73.25');
  await page.getByLabel('形象进度', { exact: true }).fill('基础承台完成，正在进行墩柱施工');
  await page.getByRole('button', { name: '沿用上期' }).last().click();
  await page.getByLabel('存在问题').click();
  await expect(page.getByText('已保存').first()).toBeVisible();
  await requireAccessible(page);
  await page.reload();
  await expect(page.getByLabel(/^本月完成/)).toHaveValue('73.25');
  await expect(page.getByLabel('下步计划')).not.toHaveValue('');
  // A pause saves too: nobody is told "saved" of what stands only in the field.
  await page.getByLabel('需协调事项').pressSequentially('请供电部门现场勘查');
  await expect(page.getByText('正在保存')).toBeVisible();
  await expect(page.getByLabel('需协调事项')).toBeFocused();
  await expect(page.getByText('已保存').first()).toBeVisible();
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByLabel('需协调事项')).toHaveValue('请供电部门现场勘查');
  await elsewhere.close();
  // A phone that is put away leaves no field.
  await page.getByLabel('存在问题').fill('红线内有一户尚未搬迁');
  await page.reload();
  await expect(page.getByLabel('存在问题')).toHaveValue('红线内有一户尚未搬迁');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(375);
  await context.close();
});

test('A page that cannot be fetched while the server is down says so and opens by itself once it is back', async ({
  page,
}) => {
  await signIn(page, 'xmb-1');
  await page.goto('/reporting');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.route('**/*', (route) => route.abort());
  await page.getByRole('link', { name: '问题', exact: true }).first().click();
  await expect(page.getByText('连接中断，这一页暂时打不开')).toBeVisible();
  await page.unroute('**/*');
  await expect(page.getByRole('heading', { name: '问题清单' })).toBeVisible();
});

test('A session that ends while somebody fills is taken up again over the page, and nothing typed is lost', async ({
  strictPage: page,
}) => {
  const town = (await listWaitingTowns(page)).at(-1);
  await signIn(page, `${town?.key}-a`);
  await page.goto('/reporting');
  const row = page.getByRole('grid').getByRole('row').nth(1);
  await row.getByRole('gridcell').nth(2).click();
  await page.context().clearCookies();
  await page.keyboard.type('雨水管网接驳待协调');
  await page.keyboard.press('Tab');
  await page.keyboard.type('请供电部门明确');
  const again = page.getByRole('dialog', { name: '登录已过期，请重新登录' });
  await expect(again).toBeVisible();
  await requireAccessible(page);
  await expect(again.getByLabel('密码', { exact: true })).toBeFocused();
  await page.keyboard.type('Wangchuan-168');
  await page.keyboard.press('Enter');
  await expect(again).toBeHidden();
  await expect(page.getByText('已保存', { exact: true }).last()).toBeVisible();
  await page.reload();
  await expect(row).toContainText('雨水管网接驳待协调');
  await expect(row).toContainText('请供电部门明确');
});
