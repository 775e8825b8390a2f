import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardLane } from '#core/problems/board-steps.ts';
import type { ProblemRowView } from '#core/problems/contract.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { ballWord, dueWord, stateWord } from '../../ui/problem-words.ts';
import { BoardStepDialog } from './BoardStepDialog.tsx';
import { type Lane, toLanes } from './board-lanes.ts';

interface Grabbed {
  problemId: string;
  /** Null: asked for by its button, not let go on a lane. */
  lane: Lane | null;
}

function Card({
  row,
  by,
  today,
  onGrab,
  onAct,
}: {
  row: ProblemRowView;
  by: BoardLane['by'];
  today: string;
  onGrab: (problemId: string | null) => void;
  onAct: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li
      className="card"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.title);
        onGrab(row.id);
      }}
      onDragEnd={() => onGrab(null)}
    >
      <PageLink to={`/problems/${row.id}`}>{row.title}</PageLink>
      <p className="muted">{row.projectName}</p>
      <div className="problem-card-foot">
        <p>
          <span className={row.overdueDays > 0 ? 'problem-late' : ''}>{dueWord(t, row, today)}</span>
          {'　'}
          {by === 'state' ? ballWord(t, row) : stateWord(row.state)}
        </p>
        <Button
          size="small"
          className="no-print"
          aria-label={t('problems.board.act.of', { title: row.title })}
          onClick={onAct}
        >
          {t('problems.board.act')}
        </Button>
      </div>
    </li>
  );
}

const laneText = (t: TFunction, { title, rows }: Lane) =>
  t('problems.board.lane', { lane: title, count: rows.length });

/** The same problems as a board: a card let go on another lane asks for the step that leads there. */
export function ProblemBoard({
  rows,
  by,
  today,
  levelNames,
}: {
  rows: readonly ProblemRowView[];
  by: BoardLane['by'];
  today: string;
  levelNames: ProblemRules['levelNames'];
}) {
  const { t } = useTranslation();
  const [grabbed, setGrabbed] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [step, setStep] = useState<Grabbed | null>(null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide board is scrolled by the keyboard */}
      <section className="problem-board" aria-label={t('problems.board')} tabIndex={0}>
        {toLanes(rows, by, levelNames, t).map((lane) => (
          <section
            key={lane.key}
            className={`problem-lane${lane.rows.length === 0 ? ' is-empty' : ''}${over === lane.key ? ' is-over' : ''}`}
            aria-label={laneText(t, lane)}
            onDragOver={(event) => {
              if (grabbed === null) return;
              event.preventDefault();
              setOver(lane.key);
            }}
            onDrop={(event) => {
              event.preventDefault();
              const isOwnLane = lane.rows.some(({ id }) => id === grabbed);
              if (grabbed !== null && !isOwnLane) setStep({ problemId: grabbed, lane });
              setGrabbed(null);
              setOver(null);
            }}
          >
            <h2>
              {lane.title} <small>{lane.rows.length}</small>
            </h2>
            <ul>
              {lane.rows.map((row) => (
                <Card
                  key={row.id}
                  {...{ row, by, today }}
                  onGrab={(problemId) => {
                    setGrabbed(problemId);
                    if (problemId === null) setOver(null);
                  }}
                  onAct={() => setStep({ problemId: row.id, lane: null })}
                />
              ))}
            </ul>
          </section>
        ))}
      </section>
      {step ? <BoardStepDialog key={step.problemId} {...step} onClose={() => setStep(null)} /> : null}
    </>
  );
}
