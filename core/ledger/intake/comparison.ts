import type { DirectoryIndex } from './directory.ts';
import type { ImportSettings } from './import-corrections.ts';
import type { ProjectPicture } from './match-projects.ts';
import type { QuestionList } from './question.ts';

/** What the rows of a file are compared with. */
export interface Comparison {
  existing: readonly ProjectPicture[];
  index: DirectoryIndex;
  answers: Record<string, string>;
  settings: ImportSettings;
  /** The year that 截至上年底累计 and 本年计划 belong to. */
  year: number;
  questions: QuestionList;
  /** Counts rows whose 本年计划 is another than the ledger's and stays out for want of a document. */
  left: { plans: number };
}
