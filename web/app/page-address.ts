import type { ComponentType } from 'react';
import type { Page as NavEntry } from '#core/people/public.ts';

export type { NavEntry };

/**
 * One page and its address. Each capability lists its own in `web/<capability>/pages.ts`
 * (`export const pages: PageAddress[]`); the router finds those lists by itself.
 */
export interface PageAddress {
  /** `/ledger/$projectId`; `$name` places are read with `usePlace('name')`. */
  path: string;
  /** Text key of the page's name, for the browser's title. */
  title: string;
  /** The module whose default export is the page; loaded when the page is opened. */
  load: () => Promise<{ default: ComponentType }>;
  /** The navigation entry that is lit on this page. */
  nav?: NavEntry;
  /** True for the one page that the entry opens. */
  isNavHome?: boolean;
  /** `public` needs no session (set-up, first administrator); everything else asks to sign in first. */
  access?: 'public' | 'signed-in';
  /** `bare` pages stand without navigation (paper sheets, big screen). */
  frame?: 'shell' | 'bare';
}
