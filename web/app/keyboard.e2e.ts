import type { Page } from '@playwright/test';
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const MOST_TABS = 120;

/** What the keyboard stands on, as it is announced: its label, else its words. */
const heldName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const held = document.activeElement as HTMLElement;
    return (
      (held.getAttribute('aria-label') ?? held.textContent ?? held.id).replace(/\s+/g, ' ').trim() || held.id
    );
  });

/** Presses Tab until the keyboard stands on this. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await heldName(page))) return;
  }
  throw new Error(`Tab does not come to ${name}; it stands on ${await heldName(page)}`);
}

const holds = (page: Page, name: RegExp) => expect.poll(() => heldName(page)).toMatch(name);
const press = (page: Page, key: string) => page.keyboard.press(key);

/** A menu comes up with its first line held; the arrow keys go on from there. */
async function chooseLine(page: Page, line: RegExp): Promise<void> {
  await expect(page.locator('[role=menuitem]:focus')).toBeVisible();
  for (let pressed = 0; pressed < 30 && !line.test(await heldName(page)); pressed += 1)
    await press(page, 'ArrowDown');
  await holds(page, line);
  await press(page, 'Enter');
}

test('the ledger is filtered, sorted, opened and added to without a mouse, and every layer gives the keyboard back', async ({
  strictPage: page,
}) => {
  await signIn(page, 'xmb-head');
  await page.goto('/ledger');
  await expect(page.getByRole('grid')).toBeVisible();

  await tabTo(page, /筛选$/);
  await press(page, 'Enter');
  await expect(page.locator('[role=menuitem]:focus')).toBeVisible();
  await press(page, 'Escape');
  await holds(page, /筛选$/);
  await press(page, 'Enter');
  await chooseLine(page, /^五个一$/);
  await expect(page.locator('.ant-popover input:focus')).toBeVisible();
  await press(page, 'Space');
  await press(page, 'Escape');
  await holds(page, /^五个一为不齐$/);
  await expect(page.getByRole('columnheader').nth(2)).toHaveText(/五个一缺项/);

  await tabTo(page, /^常用视图$/);
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: '常用视图' })).toBeVisible();
  await press(page, 'Escape');
  await holds(page, /^常用视图$/);

  await tabTo(page, /^完成率/);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/sort=-completionRate/);
  for (let pressed = 0; pressed < 9; pressed += 1) {
    await press(page, 'Tab');
    if (await page.locator('[role=row]:focus').count()) break;
  }
  await expect(page.getByText('↑↓ 移动，Enter 打开', { exact: false })).toBeVisible();
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/\/ledger\/\d+/);

  await page.goto('/ledger');
  await expect(page.getByRole('grid')).toBeVisible();
  await tabTo(page, /^新增项目$/);
  await press(page, 'Enter');
  await expect(page.getByLabel('项目名称')).toBeFocused();
  await press(page, 'Shift+Tab');
  await holds(page, /^关闭$/);
  await press(page, 'Shift+Tab');
  await holds(page, /^新增并打开$/);
  await press(page, 'Tab');
  await press(page, 'Tab');
  await page.keyboard.type('键盘新增的桥');
  await press(page, 'Tab');
  await page.keyboard.type('甘溪');
  await expect(page.locator('.ant-select-item-option-active')).toHaveText(/甘溪镇/);
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: '新增项目' });
  await expect(dialog.getByLabel('填报单位')).toHaveAttribute('aria-expanded', 'false');
  await press(page, 'Tab');
  await expect(dialog.getByLabel('性质')).toBeFocused();
  await press(page, 'Tab');
  await expect(dialog.getByLabel('行业')).toBeFocused();
  await page.keyboard.type('交通');
  await press(page, 'Enter');
  // A list of several choices is still open: Tab leaves it all the same.
  await press(page, 'Tab');
  await expect(dialog.getByLabel('计划总投资（万元）')).toBeFocused();
  await expect(dialog).toContainText('交通');
  await press(page, 'Escape');
  await holds(page, /^新增项目$/);
});

test('a table of figures is one stop, its arrow keys lead to any figure and to the projects behind it; ? lists the keys', async ({
  strictPage: page,
}) => {
  await signIn(page, 'xmb-head');
  await page.goto('/overview');
  const table = page.locator('.group-table table');
  await expect(table.locator('tbody tr').nth(3)).toBeVisible();
  await tabTo(page, /^按填报单位$/);
  for (let pressed = 0; pressed < 20; pressed += 1) {
    await press(page, 'Tab');
    if (await table.locator('tbody :focus').count()) break;
  }
  await press(page, 'ArrowDown');
  await press(page, 'ArrowRight');
  await press(page, 'ArrowRight');
  const figure = await heldName(page);
  expect(figure).toMatch(/查看来源$/);
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Escape');
  await expect.poll(() => heldName(page)).toBe(figure);
  await press(page, 'Tab');
  await expect(table.locator(':focus')).toHaveCount(0);
  await press(page, 'Shift+Tab');
  await press(page, 'Home');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/\/ledger\?unitId=\d+/);

  await expect(page.getByRole('grid')).toBeVisible();
  await page.locator('#page').focus();
  await press(page, '?');
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible();
  await requireAccessible(page);
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
