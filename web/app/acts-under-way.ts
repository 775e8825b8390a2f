/** Acts that were sent and have no answer yet, known by what they ask for. */
export interface ActsUnderWay {
  /** False when the very same act is under way: a double click is one act. */
  start: (input: unknown) => boolean;
  end: (input: unknown) => void;
}

export function newActsUnderWay(): ActsUnderWay {
  const sent = new Set<string>();
  const keyOf = (input: unknown): string => JSON.stringify(input) ?? '';
  return {
    start: (input) => {
      const key = keyOf(input);
      if (sent.has(key)) return false;
      sent.add(key);
      return true;
    },
    end: (input) => void sent.delete(keyOf(input)),
  };
}
