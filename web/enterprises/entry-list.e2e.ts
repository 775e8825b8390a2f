// Entry into statistics in one story: the office registers an enterprise, its town notes what it told and ticks a paper; what waits for
// the town is a service, and nothing of it is a light.
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const NAME = '望川示例陶瓷厂';

test('项目办登记企业和起点，镇街记下企业告知的数、备齐要件、登记入统；没有灯', async ({
  strictPage: page,
  browser,
}) => {
  await signIn(page, 'xmb-1');
  await page.goto('/economy/enterprises');
  await page.getByRole('button', { name: '登记企业' }).click();
  const add = page.getByRole('dialog');
  await add.getByRole('textbox').fill(`${NAME}\t工业\t火星镇`);
  await add.getByRole('button', { name: '登记1家' }).click();
  await expect(add.getByRole('alert')).toContainText('单位名录里没有“火星镇”');
  await add.getByRole('textbox').fill(`${NAME}\t工业\t甘溪镇\t陶瓷`);
  await add.getByRole('button', { name: '登记1家' }).click();
  await expect(page.getByText('新登记1家，更改0家')).toBeVisible();
  await page.getByRole('button', { name: '入统起点' }).click();
  const lines = page.getByRole('dialog');
  await lines.getByRole('button', { name: '加一行' }).click();
  await lines.getByRole('button', { name: '保存起点' }).click();
  await expect(lines.getByText('填自何日起')).toBeVisible();
  await expect(lines.getByText(/请填依据/)).toBeVisible();
  await requireAccessible(page);

  const town = await (await browser.newContext({ viewport: { width: 375, height: 812 } })).newPage();
  await signIn(town, 'ganxi-a');
  await town.goto('/economy/enterprises');
  await town.getByRole('button', { name: NAME }).click();
  const drawer = town.getByRole('dialog');
  await drawer.getByLabel('销售收入（万元）').fill('两千');
  await drawer.getByRole('button', { name: '记下', exact: true }).click();
  await expect(drawer.getByText('填数字，最多四位小数')).toBeVisible();
  await drawer.getByLabel('销售收入（万元）').fill('2600');
  await drawer.getByLabel('利润（万元）').fill('-30');
  await drawer.getByRole('button', { name: '记下', exact: true }).click();
  await expect(town.getByText(`已记下：${NAME}`)).toBeVisible();
  await drawer.getByLabel('营业执照').click();
  await expect(drawer.getByLabel('营业执照')).toBeChecked();
  await drawer.getByLabel('了解到的情况').fill('新线试产，下季转正');
  await drawer.getByRole('button', { name: '记下走访' }).click();
  await expect(drawer.getByText(/：新线试产，下季转正（继续帮办）/)).toBeVisible();
  await requireAccessible(town);

  await town.goto('/');
  const duty = town.getByRole('listitem').filter({ hasText: /家达到起点的企业还缺入统要件/ });
  await duty.getByRole('link').click();
  await expect(town).toHaveURL(/\/economy\/enterprises\?.*state=reached/);
  await expect(town.getByRole('button', { name: NAME })).toBeVisible();
  await expect(town.locator('.light-part')).toHaveCount(0);
  await town.getByRole('button', { name: NAME }).click();
  await town.getByRole('dialog').getByLabel('入统日期').fill('2026-01-05');
  await town.getByRole('dialog').getByRole('button', { name: '登记入统' }).click();
  await expect(town.getByText(new RegExp(`已登记入统：${NAME}`))).toBeVisible();
  await town.context().close();
});
