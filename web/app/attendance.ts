/** After this long without a key, a click or a touch nobody is taken to sit here. */
const ALONE_MS = 5 * 60_000;

let lastSignAt = Date.now();
if (typeof document !== 'undefined')
  for (const sign of ['pointerdown', 'keydown', 'touchstart', 'wheel'])
    document.addEventListener(sign, () => (lastSignAt = Date.now()), { passive: true, capture: true });

/** A page that asks by the clock while nobody is there says so: such questions do not keep a session alive. */
export const isUnattended = (now: number = Date.now()): boolean => now - lastSignAt > ALONE_MS;
