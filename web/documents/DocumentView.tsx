import type { CSSProperties, ReactNode } from 'react';
import type { DocumentHead, DocumentModel, Imprint, Signature } from '#core/documents/content-model.ts';
import { listAnnexNoteLines, toAnnexLabel } from '#core/documents/numbering.ts';
import { deriveRedHeadSize, toAddresseeText, toCopyToText } from '#core/documents/red-head-layout.ts';
import { deriveSignatureIndents, toFullDate } from '#core/documents/signature-layout.ts';
import { breakTitle, SHEET_TITLE_LETTERS, TITLE_LINE_LETTERS } from '#core/documents/title-lines.ts';
import { type BlockTools, DocumentBlocks } from './DocumentBlocks.tsx';
import './document-view.css';

const EMPTY_DATE = '　　年　月　日';

/** Sizes worked out for paper, as properties that the style sheet may set aside on a phone. */
function toStyle(properties: Record<`--${string}`, string>): CSSProperties {
  return properties as CSSProperties;
}

function TitleLines({ title, letters, isMain }: { title: string; letters: number; isMain: boolean }) {
  const Tag = isMain ? 'h2' : 'h3';
  return (
    <Tag className="document-title" aria-label={title}>
      {breakTitle(title, letters).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </Tag>
  );
}

function RedHead({ head }: { head: DocumentHead }) {
  const { sizePt, scalePercent } = deriveRedHeadSize(head.issuingBody);
  const marks = [head.copyNumber, head.mark, head.urgency].filter((mark) => mark !== null);
  return (
    <header
      className="red-head"
      style={toStyle({ '--head-size': `${sizePt}pt`, '--head-scale': `scaleX(${scalePercent / 100})` })}
    >
      <div className="red-head-marks">
        {marks.map((mark) => (
          <div key={mark}>{mark}</div>
        ))}
      </div>
      <div className="red-head-body">
        <span>{head.issuingBody}</span>
      </div>
      <div className="red-head-number">{head.documentNumber ?? '　'}</div>
    </header>
  );
}

function SignatureBlock({ signature }: { signature: Signature }) {
  const date = signature.dateOn === null ? EMPTY_DATE : toFullDate(signature.dateOn);
  const indents = deriveSignatureIndents(signature.issuingBodies, date, signature.seal);
  return (
    <div className="document-signature">
      {signature.issuingBodies.map((body, index) => (
        <p key={body} style={toStyle({ '--indent': String(indents.bodies[index] ?? 2) })}>
          {body}
        </p>
      ))}
      <p style={toStyle({ '--indent': String(indents.date) })}>{date}</p>
    </div>
  );
}

function AnnexNote({ titles }: { titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <div className="annex-note">
      {listAnnexNoteLines(titles).map(({ label, number, title }) => (
        <p key={`${number}${title}`}>
          <span>{label}</span>
          <span>
            {number}
            {title}
          </span>
        </p>
      ))}
    </div>
  );
}

function ImprintBlock({ imprint }: { imprint: Imprint }) {
  const copyTo = toCopyToText(imprint.copyTo);
  const printedOn = imprint.printedOn === null ? EMPTY_DATE : toFullDate(imprint.printedOn);
  return (
    <footer className="document-imprint">
      {copyTo !== null && <p className="imprint-copy">抄送：{copyTo}</p>}
      <p className="imprint-printer">
        <span>{imprint.printedBy}</span>
        <span>{printedOn}印发</span>
      </p>
    </footer>
  );
}

function Sheet({ landscape, form, children }: { landscape: boolean; form?: boolean; children: ReactNode }) {
  const className = ['document-sheet', landscape ? 'is-lying' : '', form ? 'is-form' : '']
    .filter(Boolean)
    .join(' ');
  return <section className={className}>{children}</section>;
}

export interface DocumentViewProps extends BlockTools {
  model: DocumentModel;
}

/**
 * A document as an official page on the screen, from the same model as its Word file and PDF. Figures are
 * buttons when `onFigureClick` is given. Printed by the browser it is a working copy; the Word file counts.
 */
export function DocumentView({ model, ...tools }: DocumentViewProps) {
  const isRed = model.head.style === 'red';
  const addressees = toAddresseeText(model.addressees);
  return (
    <article className="document-view" lang="zh-CN">
      <Sheet landscape={model.landscape} form={!isRed}>
        {isRed && <RedHead head={model.head} />}
        <TitleLines title={model.title} letters={isRed ? TITLE_LINE_LETTERS : SHEET_TITLE_LETTERS} isMain />
        {addressees !== null && <p className="document-line is-left">{addressees}</p>}
        <DocumentBlocks blocks={model.blocks} tools={tools} />
        {isRed && <AnnexNote titles={model.annexes.map((annex) => annex.title)} />}
        {model.signature && <SignatureBlock signature={model.signature} />}
        {model.endNote !== null && <p className="document-line is-note">（{model.endNote}）</p>}
        {model.annexes.length === 0 && model.imprint && <ImprintBlock imprint={model.imprint} />}
      </Sheet>
      {model.annexes.map((annex, index) => (
        <Sheet key={annex.id} landscape={annex.landscape}>
          <p className="annex-label">{toAnnexLabel(index, model.annexes.length)}</p>
          <TitleLines title={annex.title} letters={TITLE_LINE_LETTERS} isMain={false} />
          <DocumentBlocks blocks={annex.blocks} tools={tools} />
          {index === model.annexes.length - 1 && model.imprint && <ImprintBlock imprint={model.imprint} />}
        </Sheet>
      ))}
    </article>
  );
}
