import { Button } from 'antd';
import { copyText } from './copy-text.ts';
import { ErrorState } from './ErrorState.tsx';
import { useUndoToast } from './UndoToast.tsx';

interface OneTimeLinkProps {
  label: string;
  /** Said to a screen reader where the label is short. */
  fullLabel?: string;
  /** One of many in a table. */
  isPlain?: boolean;
  copyLabel: string;
  copied: string;
  /** What the link opens and until when. */
  hint: string;
  /** The path of the link once it was made. */
  path: string | undefined;
  isBusy: boolean;
  error: unknown;
  onMake: () => void;
}

/** A one-time link, shown once: to be passed on by message or telephone. */
export function OneTimeLink(props: OneTimeLinkProps) {
  const { label, fullLabel, isPlain = false, copyLabel, copied, hint, path, isBusy, error, onMake } = props;
  const tell = useUndoToast();
  const address = path === undefined ? '' : `${window.location.origin}${path}`;
  return (
    <>
      <Button
        size="small"
        type={isPlain ? 'link' : 'default'}
        loading={isBusy}
        onClick={onMake}
        {...(fullLabel ? { 'aria-label': fullLabel } : {})}
      >
        {label}
      </Button>
      {error ? <ErrorState error={error} inline /> : null}
      {path === undefined ? null : (
        <div className="reply-link">
          <code>{address}</code>
          <Button size="small" onClick={() => void copyText(address).then(() => tell(copied))}>
            {copyLabel}
          </Button>
          <p className="muted">{hint}</p>
        </div>
      )}
    </>
  );
}
