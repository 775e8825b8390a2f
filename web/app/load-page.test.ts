import { expect, test } from 'vitest';
import { loadPage } from './load-page.ts';
import { OfflinePage } from './OfflinePage.tsx';

const Page = () => null;
const broken = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

test('a page that was never opened is told by our own page while the server does not answer', async () => {
  expect(await loadPage(broken, async () => false)).toEqual({ default: OfflinePage });
});

test('with a server that answers, the failure goes on to the router, which fetches the newer version', async () => {
  await expect(loadPage(broken, async () => true)).rejects.toThrow('dynamically imported');
});

test('a page that loads is the page, and nobody is asked', async () => {
  const never = () => Promise.reject(new Error('asked'));
  expect(await loadPage(async () => ({ default: Page }), never)).toEqual({ default: Page });
});
