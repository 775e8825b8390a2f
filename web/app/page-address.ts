import type { ComponentType } from 'react';

/** The entries of the left navigation, in the order they stand there. */
export const NAV_ENTRIES = ['today', 'overview', 'ledger', 'reporting', 'documents', 'settings'] as const;
export type NavEntry = (typeof NAV_ENTRIES)[number];

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
