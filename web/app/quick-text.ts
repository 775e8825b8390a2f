import i18next from 'i18next';

/**
 * Texts for the small blocks that stand a thousand times in a list: without a hook and its subscription, which
 * cost a third of the time of scrolling. The page is drawn anew when the language changes (main.tsx).
 */
export const quickText = i18next.t.bind(i18next);
