// For the browser stories: a page that must stay on its host and must not fail in silence, and the check with axe.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** Texts and styles of some libraries are fetched from elsewhere; on an office network nothing of that would come. */
function watchRequests(page: Page, host: string): string[] {
  const away: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== host) away.push(url.href);
  });
  return away;
}

/** What the page does against its own policy (a style of nobody's, a script in a line) is only told to the console. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(`${page.url()}: ${message.text()}`);
  });
  return refused;
}

export const test = base.extend<{ strictPage: Page }>({
  /** Fails the test on a request that leaves the host, on what the policy refuses and on an error that no code caught. */
  strictPage: async ({ page, baseURL }, use) => {
    const away = watchRequests(page, new URL(baseURL ?? '').host);
    const refused = watchPolicy(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    await use(page);
    expect(away, 'requests that left the host').toEqual([]);
    expect(refused, 'refused by the policy of the page').toEqual([]);
    expect(errors, 'uncaught errors').toEqual([]);
  },
});

/** Signs in as a person of the sample county. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill('Wangchuan-168');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** Answers every warning that is open, one by one, by the first choice and a short text. */
export async function answerAll(page: Page): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await expect(page.getByText('已保存', { exact: true }).last()).toBeVisible();
    if (!(await page.getByText(/未说明的提醒 [1-9]/).isVisible())) return;
    await page.getByRole('button', { name: '下一处' }).click();
    await page.getByRole('button', { name: '说明', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().check();
    await dialog.getByLabel('简要说明').fill('按现场计量单和监理月报核定');
    await dialog.getByRole('button', { name: '保存答复' }).click();
    await expect(dialog).toBeHidden();
  }
}

/** No serious or critical finding on the page as it stands. */
export async function requireAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(grave, `accessibility of ${page.url()}`).toEqual([]);
}

export { expect };
