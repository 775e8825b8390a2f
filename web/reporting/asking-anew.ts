/** Whether what may be submitted is known as of the last save; until then submitting would leave a project behind. */
export interface AskingAnew {
  /** A save began; the returned end is called with whether it was saved, and after how long a pause to ask. */
  begin: () => (saved: { afterMs: number } | null) => void;
  isBehind: () => boolean;
  subscribe: (listener: () => void) => () => void;
}

/** Asks once after the last save; behind from the first save on its way until that answer has come. */
export function newAskingAnew(ask: () => Promise<unknown>): AskingAnew {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let savesUnderWay = 0;
  /** Of the latest save: an answer to an earlier question does not count. */
  let asked = 0;
  let answered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askAfter = (afterMs: number) => {
    asked += 1;
    const question = asked;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await ask();
      answered = Math.max(answered, question);
      tell();
    }, afterMs);
  };
  return {
    begin: () => {
      savesUnderWay += 1;
      tell();
      return (saved) => {
        savesUnderWay -= 1;
        if (saved) askAfter(saved.afterMs);
        tell();
      };
    },
    isBehind: () => savesUnderWay > 0 || answered < asked,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
