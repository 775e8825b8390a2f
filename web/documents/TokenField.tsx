import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { joinTokenParts, parseTokenText, type TokenPart, toReadText } from './token-text.ts';

interface TokenFieldProps {
  label: string;
  /** Text with tokens ⟦number|text⟧; read once, when the field opens or `resetKey` changes. */
  firstText: string;
  resetKey: number;
  onText: (text: string) => void;
}

function toNode(part: TokenPart): Node {
  if (part.kind === 'words') return document.createTextNode(part.text);
  const chip = document.createElement('span');
  chip.className = 'figure-chip';
  chip.contentEditable = 'false';
  chip.dataset.number = String(part.number);
  chip.textContent = part.text;
  return chip;
}

function readParts(node: Node): TokenPart[] {
  return [...node.childNodes].flatMap((child): TokenPart[] => {
    if (child instanceof HTMLElement && child.dataset.number !== undefined)
      return [{ kind: 'figure', number: Number(child.dataset.number), text: child.textContent ?? '' }];
    if (child instanceof HTMLElement) return child.tagName === 'BR' ? [] : readParts(child);
    return [{ kind: 'words', text: child.textContent ?? '' }];
  });
}

/** A line to be reworded: words can be typed, figures stand as chips that go or stay whole. */
export function TokenField({ label, firstText, resetKey, onText }: TokenFieldProps) {
  const field = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the browser's own after it has been put in
  useEffect(() => {
    field.current?.replaceChildren(...parseTokenText(firstText).map(toNode));
    onText(firstText);
    field.current?.focus();
  }, [resetKey]);
  const read = () => {
    if (field.current) onText(joinTokenParts(readParts(field.current)));
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = toReadText(event.clipboardData.getData('text/plain')).replace(/\s+/gu, ' ');
    const selection = window.getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    range.deleteContents();
    range.insertNode(document.createTextNode(text));
    range.collapse(false);
    read();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: figures stand as chips inside the text, which a textarea cannot hold
    <div
      ref={field}
      className="token-field"
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      contentEditable
      suppressContentEditableWarning
      onInput={read}
      onPaste={paste}
      onKeyDown={onKeyDown}
      onDrop={(event) => event.preventDefault()}
    />
  );
}
