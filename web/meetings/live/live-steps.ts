/** Seconds of an entry that are left; below zero it runs over. */
export const secondsLeft = (minutes: number, startedAt: number, now: number): number =>
  minutes * 60 - Math.floor((now - startedAt) / 1_000);

/**
 * What this meeting itself decided on an entry. A meeting merged into its minutes may have had the same project on its own agenda:
 * its decisions stand in the minutes, not here.
 */
export const listOwnDecisions = <Row extends { meetingId: string; entryKey: string; stage: string }>(
  decisions: readonly Row[],
  meetingId: string,
  entryKey: string,
): Row[] =>
  decisions.filter(
    (one) => one.meetingId === meetingId && one.entryKey === entryKey && one.stage !== 'struck',
  );

/** `7:05`, `−1:30`. */
export function clockText(seconds: number): string {
  const sign = seconds < 0 ? '−' : '';
  const whole = Math.abs(seconds);
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Where an arrow key leads; other keys lead nowhere. */
export function stepOfKey(key: string, at: number, count: number): number | null {
  const to =
    key === 'ArrowRight' || key === 'PageDown' || key === ' '
      ? at + 1
      : key === 'ArrowLeft' || key === 'PageUp'
        ? at - 1
        : key === 'Home'
          ? 0
          : key === 'End'
            ? count - 1
            : null;
  return to === null || to < 0 || to >= count ? null : to;
}
