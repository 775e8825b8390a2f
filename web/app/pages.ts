import type { NavEntry, PageAddress } from './page-address.ts';

const lists = import.meta.glob<PageAddress[]>('../*/pages.ts', { eager: true, import: 'pages' });

/** Every page of every capability. */
export const allPages: PageAddress[] = Object.values(lists).flat();

/** The address that a navigation entry opens, when such a page exists. */
export function homeOf(entry: NavEntry): string | null {
  return allPages.find((page) => page.nav === entry && page.isNavHome)?.path ?? null;
}

/** The page that an address opens, by its pattern. */
export function pageAt(path: string): PageAddress | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  return allPages.find((page) => {
    const pattern = page.path.split('/').filter((part) => part !== '');
    return (
      pattern.length === parts.length &&
      pattern.every((part, index) => part.startsWith('$') || part === parts[index])
    );
  });
}
