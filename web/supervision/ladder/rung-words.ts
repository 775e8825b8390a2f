import { ADDRESSEES, INSTRUMENTS } from '#core/supervision/ladder/ladder.ts';
import { wordOf } from '../../ui/labels.ts';

export const instrumentWord = (instrument: string): string => wordOf(INSTRUMENTS, instrument);
export const addresseeWord = (addressee: string): string => wordOf(ADDRESSEES, addressee);
export const isPaper = (instrument: keyof typeof INSTRUMENTS): boolean => INSTRUMENTS[instrument].isPaper;
