// 设置 › 管理方式: each rule of signing in stands once, before and after it was changed.
import { expect, requireAccessible, signIn, test } from '../../scenarios/testing-browser.ts';

const RULES = ['密码使用期限', '长期不登录的账号', '哪些人须用动态口令'] as const;

test('登录的各项规则在管理方式页上各有一处，改了一项并存好以后仍是各一处', async ({ strictPage: page }) => {
  await signIn(page, 'sysadmin');
  await page.goto('/settings/administration');
  const requireEachOnce = async () => {
    for (const rule of RULES)
      await expect(page.getByRole('heading', { name: rule, exact: true })).toHaveCount(1);
  };
  const chooseIdle = async (choice: string) => {
    const panel = page.getByRole('region', { name: RULES[1], exact: true });
    await panel.getByRole('combobox').click();
    await page.getByTitle(choice, { exact: true }).last().click();
    await panel.getByRole('button', { name: '保存' }).click();
    await expect(panel.getByRole('button', { name: '保存' })).toBeDisabled();
  };
  await requireEachOnce();
  await requireAccessible(page);
  await chooseIdle('180天未登录停用');
  await requireEachOnce();
  await chooseIdle('不停用');
  await requireEachOnce();
});
