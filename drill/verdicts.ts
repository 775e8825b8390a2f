/** What a drill finds: each thing that must hold is said with its outcome, and the last line counts those that did not. */
export class Verdicts {
  #held = 0;
  readonly #failed: string[] = [];

  say(line: string): void {
    process.stdout.write(`  ${line}\n`);
  }

  /** `seen` is what there was instead; it is shown where the sentence does not hold. */
  hold(isTrue: boolean, sentence: string, seen: unknown = ''): void {
    this.say(`${isTrue ? 'holds' : 'FAILS'}  ${sentence}${isTrue || seen === '' ? '' : `: ${toLine(seen)}`}`);
    if (isTrue) this.#held += 1;
    else this.#failed.push(sentence);
  }

  /** The last line, and the exit code of the drill. */
  close(): void {
    process.stdout.write(`${this.#held} hold, ${this.#failed.length} findings\n`);
    process.exitCode = this.#failed.length === 0 ? 0 : 1;
  }
}

const LONGEST = 600;
const toLine = (seen: unknown): string =>
  (seen instanceof Error ? seen.message : typeof seen === 'string' ? seen : JSON.stringify(seen)).slice(
    0,
    LONGEST,
  );
