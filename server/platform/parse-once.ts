/** Different documents that are remembered; a county has a handful of rulebooks. */
const MOST = 64;

/**
 * Reads a stored document once for each text of it: rulebooks are needed with every act and change a few times a year.
 * What comes back is shared and must not be changed.
 */
export function parseOnce<T>(read: (stored: unknown) => T): (text: string | null) => T {
  const known = new Map<string | null, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text === null ? null : JSON.parse(text));
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}
