import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TICK_KINDS } from '#core/problems/roll.ts';
import { exportProblemRoll, type RollView } from '#core/problems/roll-contract.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { wordOf } from '../../ui/labels.ts';
import { AddRollDialog } from './AddRollDialog.tsx';
import type { ProblemAnswer } from './MoveDialog.tsx';
import { TickBar } from './TickBar.tsx';

const MOST_SHOWN = 300;

/** Rows that the words and the choice leave, in the order of the roll. */
function findRows(roll: RollView, text: string, isOpenOnly: boolean): RollView['rows'] {
  const wanted = text.trim();
  return roll.rows.filter(
    (row) => (!isOpenOnly || !row.isCleared) && `${row.name}${row.place}`.includes(wanted),
  );
}

/** Who ticked what last, with the reason of what was taken back. */
function RollLog({ log }: { log: RollView['log'] }) {
  const { t } = useTranslation();
  if (log.length === 0) return null;
  return (
    <details className="problem-roll-log no-print">
      <summary>{t('problems.roll.log')}</summary>
      <ul>
        {log.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its head and lines have no id
          <li key={`${line.on}-${line.step}-${index}`}>
            <span className="tabular">{line.on}</span> {line.personName}{' '}
            {t('problems.roll.logged', {
              step: line.step,
              kind: wordOf(TICK_KINDS, line.kind),
              count: line.count,
            })}
            {line.note ? <span className="muted"> {line.note}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Roll({ answer, roll }: { answer: ProblemAnswer; roll: RollView }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [isOpenOnly, setOpenOnly] = useState(false);
  const rows = findRows(roll, text, isOpenOnly);
  const shown = rows.slice(0, MOST_SHOWN);
  const mayTick = answer.may.keepRolls;
  const { count } = roll;
  const toggle = (rowId: string) =>
    setChosen(chosen.includes(rowId) ? chosen.filter((one) => one !== rowId) : [...chosen, rowId]);
  const isAll = rows.length > 0 && rows.every(({ rowId }) => chosen.includes(rowId));
  return (
    <article className="problem-roll">
      <h3>
        {roll.name}
        <small className="muted">
          {t('problems.roll.count', {
            rows: count.rows,
            cleared: count.cleared,
            share: count.clearedShare ?? '—',
          })}
          {count.relapsed > 0 ? t('problems.roll.relapsed', { count: count.relapsed }) : ''}
        </small>
      </h3>
      <p className="muted">
        {count.bySteps.map(({ step, done }) => `${step} ${done}/${count.rows}`).join('　')}
      </p>
      <div className="problem-roll-tools no-print">
        <Input
          allowClear
          aria-label={t('problems.roll.search')}
          placeholder={t('problems.roll.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Checkbox checked={isOpenOnly} onChange={(event) => setOpenOnly(event.target.checked)}>
          {t('problems.roll.openOnly')}
        </Checkbox>
        <DownloadButton
          route={exportProblemRoll}
          input={{ params: { problemId: answer.row.id, rollId: roll.id } }}
          fallbackName="roll.xlsx"
        >
          {t('problems.roll.export')}
        </DownloadButton>
      </div>
      {mayTick ? (
        <TickBar problemId={answer.row.id} roll={roll} rowIds={chosen} onDone={() => setChosen([])} />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long roll is scrolled by the keyboard */}
      <section className="problem-preview" aria-label={roll.name} tabIndex={0}>
        <table className="plain-table problem-table">
          <thead>
            <tr>
              {mayTick ? (
                <th scope="col" className="no-print">
                  <Checkbox
                    aria-label={t('problems.roll.all')}
                    checked={isAll}
                    onChange={() => setChosen(isAll ? [] : rows.map(({ rowId }) => rowId))}
                  />
                </th>
              ) : null}
              <th scope="col">{t('problems.roll.object')}</th>
              <th scope="col">{t('problems.roll.place')}</th>
              {roll.steps.map((step) => (
                <th key={step} scope="col">
                  {step}
                </th>
              ))}
              <th scope="col">{t('problems.roll.cleared')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.rowId}>
                {mayTick ? (
                  <td className="no-print">
                    <Checkbox
                      aria-label={row.name}
                      checked={chosen.includes(row.rowId)}
                      onChange={() => toggle(row.rowId)}
                    />
                  </td>
                ) : null}
                <th scope="row">{row.name}</th>
                <td>{row.place}</td>
                {roll.steps.map((step) => (
                  <td key={step}>{row.done[step]?.slice(5) ?? '—'}</td>
                ))}
                <td>
                  {row.isCleared ? t('problems.roll.cleared') : ''}
                  {row.relapses > 0 ? t('problems.roll.relapses', { count: row.relapses }) : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <RollLog log={roll.log} />
      {rows.length > shown.length ? (
        <p className="muted">{t('problems.roll.cut', { shown: shown.length, count: rows.length })}</p>
      ) : null}
    </article>
  );
}

/** 对象名册: rolls of objects worked off one by one; nothing when there is none and none may be made. */
export function RollsPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { rolls, may, row } = answer;
  if (rolls.length === 0 && !may.keepRolls) return null;
  return (
    <section className="panel" aria-labelledby="problem-rolls">
      <h2 id="problem-rolls">{t('problems.rolls')}</h2>
      {rolls.length === 0 ? <p className="muted">{t('problems.rolls.none')}</p> : null}
      {rolls.map((roll) => (
        <Roll key={roll.id} answer={answer} roll={roll} />
      ))}
      {may.keepRolls ? (
        <Button className="no-print" onClick={() => setAdding(true)}>
          {t('problems.roll.add')}
        </Button>
      ) : null}
      {isAdding ? <AddRollDialog problemId={row.id} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
