import type { ReactNode } from 'react';

/** A wide table that scrolls by itself; the keyboard reaches it, so that its far columns can be read. */
export function ScrollsX({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard
    <section className="scrolls-x" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
