import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { decideKey, type EditMode, type GridCommand } from './grid-keys.ts';
import type { CellKind } from './grid-model.ts';

export interface CellEditorProps {
  /** Names the cell aloud: row, column, unit, value, last value, findings. */
  label: string;
  of: CellKind;
  mode: EditMode;
  text: string;
  isLocked: boolean;
  isInvalid: boolean;
  /** True when the grid wants the focus here after a move. */
  wantsFocus: () => boolean;
  onText: (text: string) => void;
  onCommand: (command: GridCommand) => boolean;
  onChoose: (text: string) => void;
  onClipboard: (what: 'copy' | 'cut' | 'paste', event: ClipboardEvent) => void;
  onLeave: () => void;
}

/**
 * The field of the active cell. It is always there and empty until one types, so that an input method starts
 * in a real field and no first stroke is lost; clipboard events reach it on plain HTTP too.
 */
export function CellEditor(props: CellEditorProps) {
  const { mode, text, of } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (props.wantsFocus()) field.current?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    if (mode === 'edit')
      field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [mode]);

  const onKeyDown = (event: KeyboardEvent) => {
    // 229 is what browsers send while an input method composes.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (of.kind === 'choice' && mode !== 'none' && step && !event.altKey) {
      props.onText(nextChoice(of.choices, text, step));
      event.preventDefault();
      return;
    }
    const command = decideKey(
      { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey },
      mode,
    );
    if (command && props.onCommand(command)) event.preventDefault();
  };
  return (
    <>
      <textarea
        ref={field}
        className={`cell-field${mode === 'none' ? '' : ' cell-field-on'}`}
        aria-label={props.label}
        aria-invalid={props.isInvalid}
        readOnly={props.isLocked}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        inputMode={of.kind === 'amount' || of.kind === 'number' || of.kind === 'percent' ? 'decimal' : 'text'}
        value={mode === 'none' ? '' : text}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={onKeyDown}
        onCopy={(event) => props.onClipboard('copy', event)}
        onCut={(event) => props.onClipboard('cut', event)}
        onPaste={(event) => props.onClipboard('paste', event)}
        onBlur={props.onLeave}
      />
      {mode !== 'none' && of.kind === 'choice' ? (
        <ChoiceRows choices={of.choices} text={text} onChoose={props.onChoose} />
      ) : null}
    </>
  );
}

/** The label after or before the one that stands there, round and round. */
function nextChoice(choices: readonly { label: string }[], text: string, step: number): string {
  const at = choices.findIndex((choice) => choice.label === text);
  const next = at < 0 ? (step > 0 ? 0 : choices.length - 1) : (at + step + choices.length) % choices.length;
  return choices[next]?.label ?? text;
}

interface ChoiceRowsProps {
  choices: readonly { value: string; label: string }[];
  text: string;
  onChoose: (text: string) => void;
}

/** The choices under the cell; typing narrows them, arrows and the mouse pick one. */
function ChoiceRows({ choices, text, onChoose }: ChoiceRowsProps) {
  const isWhole = choices.some((choice) => choice.label === text);
  const shown = isWhole ? choices : choices.filter((choice) => choice.label.includes(text.trim()));
  return (
    <ul className="cell-choices">
      {shown.map((choice) => (
        <li key={choice.value}>
          <button
            type="button"
            tabIndex={-1}
            className={choice.label === text ? 'cell-choice cell-choice-on' : 'cell-choice'}
            onMouseDown={(event) => {
              event.preventDefault();
              event.stopPropagation();
              onChoose(choice.label);
            }}
          >
            {choice.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
