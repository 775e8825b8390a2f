import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './ErrorState.tsx';

/** How far a long job is. */
export interface RunState {
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  /** Null while the job does not know how much there is. */
  total: number | null;
  /** What it is doing, or why it failed. */
  sentence?: string;
}

export interface ProgressRunProps {
  /** 导入工作簿, 生成通报. */
  title: string;
  /** Asks the job's route how far it is; called every second until it ends. */
  read: () => Promise<RunState>;
  onEnd: (last: RunState) => void;
  /** Absent for work that cannot be stopped. */
  onCancel?: () => void;
}

function useRunState(read: ProgressRunProps['read'], onEnd: ProgressRunProps['onEnd']) {
  const [run, setRun] = useState<RunState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef({ read, onEnd });
  latest.current = { read, onEnd };
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const next = await latest.current.read();
        if (!isWanted) return;
        setRun(next);
        setError(null);
        if (next.state !== 'waiting' && next.state !== 'running') {
          latest.current.onEnd(next);
          return;
        }
      } catch (refusal) {
        if (isWanted) setError(refusal);
      }
      if (isWanted) timer = setTimeout(() => void ask(), 1000);
    };
    void ask();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, []);
  return { run, error };
}

/** Work over two seconds: what it is, how many of how many, and a way to stop it. */
export function ProgressRun({ title, read, onEnd, onCancel }: ProgressRunProps) {
  const { t } = useTranslation();
  const { run, error } = useRunState(read, onEnd);
  const isRunning = run === null || run.state === 'waiting' || run.state === 'running';
  const total = run?.total ?? null;
  const percent = total ? Math.floor((100 * (run?.done ?? 0)) / total) : 0;
  const count = total === null ? (run?.done ?? 0) : t('ui.run.of', { done: run?.done ?? 0, total });
  return (
    <section className="progress-run" aria-label={title}>
      <div className="progress-words" role="status">
        <b>{title}</b>
        <span className="figure">{count}</span>
        <span>{run?.sentence ?? t(`ui.run.${run?.state ?? 'waiting'}`)}</span>
      </div>
      {total !== null ? (
        <Progress
          percent={percent}
          showInfo={false}
          aria-label={title}
          status={run?.state === 'failed' ? 'exception' : 'normal'}
        />
      ) : null}
      {error ? <ErrorState error={error} inline /> : null}
      {onCancel && isRunning ? (
        <Button size="small" onClick={onCancel}>
          {t('ui.run.cancel')}
        </Button>
      ) : null}
    </section>
  );
}
