import type { ComponentType } from 'react';
import { OfflinePage } from './OfflinePage.tsx';
import { isReachable } from './reachable.ts';

/**
 * Loads a page. One that was never opened cannot come over a broken connection: then our own page says so, where the
 * router would reload into the error of the browser. With a server that answers, the failure is a newer version's.
 */
export async function loadPage<Page extends { default: ComponentType }>(
  load: () => Promise<Page>,
  asksServer: () => Promise<boolean> = isReachable,
): Promise<Page | { default: ComponentType }> {
  try {
    return await load();
  } catch (error) {
    if (await asksServer()) throw error;
    return { default: OfflinePage };
  }
}
