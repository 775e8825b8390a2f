// npx tsx bench/speech-score.ts [dev|held] [-v]: how near the proposals come to the gold labels; -v lists what was wrong, for dev only.
import { findTasks } from '#core/supervision/public.ts';
import {
  addScores,
  type GoldText,
  listGoldTexts,
  type Proposal,
  rate,
  type Score,
  type Side,
  scoreText,
} from './speech-gold.ts';

interface Scored {
  text: GoldText;
  score: Score;
  proposals: readonly Proposal[];
}

const side: Side = process.argv.includes('held') ? 'held' : 'dev';
const isVerbose = process.argv.includes('-v');

function scoreOne(text: GoldText): Scored {
  const options = text.directory ? { date: text.date, directory: text.directory } : { date: text.date };
  const proposals = findTasks(text.text, options).tasks;
  return { text, proposals, score: scoreText(text, proposals) };
}

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`.padStart(7);

function printRow(name: string, score: Score): void {
  const { precision, recall, f1, deadlines } = rate(score);
  const counts = `${score.matched}/${score.proposed}/${score.gold}`.padStart(12);
  const rates = [precision, recall, f1, deadlines].map(percent).join(' ');
  console.log(
    `${name.padEnd(40)}${counts} ${rates}  again ${score.repeated}  dropped ${score.dropped.length}`,
  );
}

function printWrong({ text, score }: Scored): void {
  console.log(`\n## ${text.name} (${text.date})`);
  for (const task of score.missed)
    console.log(`  missed  [${task.leadUnit} ${task.dueOn}] ${task.sentence.slice(0, 90)}`);
  for (const proposal of score.extra) {
    const words = proposal.spans.map(([from, to]) => text.text.slice(from, to)).join(' … ');
    console.log(`  extra   [${proposal.leadUnit} ${proposal.dueOn}] ${words.slice(0, 90)}`);
  }
  for (const { gold, dueOn } of score.wrongDeadlines)
    console.log(`  due     ${dueOn} for ${gold.dueOn}: ${gold.sentence.slice(0, 90)}`);
}

const all = listGoldTexts(side).map(scoreOne);
if (isVerbose) all.forEach(printWrong);
console.log(
  `\n${''.padEnd(40)} match/prop/gold  precis  recall      F1  deadlines  (${side}, ${all.length} texts)`,
);
if (side === 'dev')
  for (const key of ['style', 'level'] as const)
    for (const value of [...new Set(all.map(({ text }) => text[key]))].sort()) {
      const rows = all.filter(({ text }) => text[key] === value).map(({ score }) => score);
      printRow(`${key} ${value} (${rows.length})`, addScores(rows));
    }
const total = addScores(all.map(({ score }) => score));
printRow('all', total);
const again = rate({ ...total, proposed: total.proposed - total.repeated });
console.log(
  `not counting what is proposed again: precision ${percent(again.precision)}, F1 ${percent(again.f1)}`,
);
