import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RouteContract } from '#core/platform/public.ts';
import type { InputOf } from '../app/api.ts';
import { download } from '../app/transfer.ts';
import { ErrorState } from './ErrorState.tsx';

interface DownloadButtonProps<R extends RouteContract> {
  route: R;
  input: InputOf<R>;
  fallbackName: string;
  children: ReactNode;
  label?: string;
  size?: 'small' | 'middle';
  type?: 'link' | 'default';
}

/** Fetches a file; busy while the server draws it, and says in place why it could not. */
export function DownloadButton<R extends RouteContract>(props: DownloadButtonProps<R>) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fetchFile = async () => {
    setBusy(true);
    setError(null);
    try {
      await download(props.route, props.input, props.fallbackName);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        className="no-print"
        size={props.size ?? 'middle'}
        type={props.type ?? 'default'}
        loading={isBusy}
        {...(props.label ? { 'aria-label': props.label } : {})}
        onClick={() => void fetchFile()}
      >
        {props.children}
      </Button>
      {error ? <ErrorState error={error} inline /> : null}
    </>
  );
}
