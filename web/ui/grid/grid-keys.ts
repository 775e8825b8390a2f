import type { Place } from './grid-model.ts';
import type { Corner } from './selection.ts';

/** What a key asks of the grid. */
export type GridCommand =
  | { do: 'move'; by: Place; extends: boolean }
  | { do: 'edge'; step: Place; extends: boolean }
  | { do: 'corner'; where: Corner; extends: boolean }
  | { do: 'tab'; step: 1 | -1 }
  | { do: 'enter'; step: 1 | -1 }
  | { do: 'edit' }
  | { do: 'choose' }
  | { do: 'cancel' }
  | { do: 'clear' }
  | { do: 'fill-down' }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'select-all' }
  | { do: 'next-finding' };

export interface KeyPress {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

/** `type` began by typing over the cell (arrows leave it), `edit` by F2 or double click (arrows move inside). */
export type EditMode = 'none' | 'type' | 'edit';

const STEPS: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
const PAGE = 15;

function decideControl({ key, shift }: KeyPress): GridCommand | null {
  const step = STEPS[key];
  if (step) return { do: 'edge', step, extends: shift };
  if (key === 'Home') return { do: 'corner', where: 'first', extends: shift };
  if (key === 'End') return { do: 'corner', where: 'last', extends: shift };
  switch (key.toLowerCase()) {
    case 'd':
      return { do: 'fill-down' };
    case 'z':
      return shift ? { do: 'redo' } : { do: 'undo' };
    case 'y':
      return { do: 'redo' };
    case 'a':
      return { do: 'select-all' };
    default:
      return null;
  }
}

function decidePlain({ key, shift }: KeyPress): GridCommand | null {
  const step = STEPS[key];
  if (step) return { do: 'move', by: step, extends: shift };
  switch (key) {
    case 'PageDown':
      return { do: 'move', by: { row: PAGE, column: 0 }, extends: shift };
    case 'PageUp':
      return { do: 'move', by: { row: -PAGE, column: 0 }, extends: shift };
    case 'Home':
      return { do: 'corner', where: 'line-start', extends: shift };
    case 'End':
      return { do: 'corner', where: 'line-end', extends: shift };
    case 'F2':
      return { do: 'edit' };
    case 'F8':
      return { do: 'next-finding' };
    case 'Delete':
    case 'Backspace':
      return { do: 'clear' };
    case 'Escape':
      return { do: 'cancel' };
    default:
      return null;
  }
}

/**
 * Key → command, as Excel has it; null leaves the key to the field (typing, Ctrl+C/X/V, the caret). Keys that
 * an input method is using never arrive here.
 */
export function decideKey(press: KeyPress, mode: EditMode): GridCommand | null {
  const { key, ctrl, shift, alt } = press;
  if (key === 'Tab' && !ctrl && !alt) return { do: 'tab', step: shift ? -1 : 1 };
  if (key === 'Enter' && !ctrl && !alt) return { do: 'enter', step: shift ? -1 : 1 };
  if (alt) return key === 'ArrowDown' ? { do: 'choose' } : null;
  if (mode === 'edit') return key === 'Escape' ? { do: 'cancel' } : null;
  if (mode === 'type') {
    if (key === 'Escape') return { do: 'cancel' };
    const step = STEPS[key];
    return step && !ctrl ? { do: 'move', by: step, extends: false } : null;
  }
  return ctrl ? decideControl(press) : decidePlain(press);
}
