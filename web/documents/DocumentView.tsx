import type { CSSProperties, ReactNode } from 'react';
import type { DocumentHead, DocumentModel, Signature } from '#core/documents/content-model.ts';
import { listImprintLines } from '#core/documents/imprint-lines.ts';
import { listAnnexNoteLines, toAnnexLabel } from '#core/documents/numbering.ts';
import { hasHeadLine, isOfficialText } from '#core/documents/official-model.ts';
import { deriveRedHeadSize, TYPE_WIDTH_PT, toAddresseeText } from '#core/documents/red-head-layout.ts';
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
      className={`red-head is-${head.style}`}
      style={toStyle({
        '--head-size': `${sizePt}pt`,
        '--head-share': `${(sizePt / TYPE_WIDTH_PT) * 100}`,
        '--head-scale': `scaleX(${scalePercent / 100})`,
      })}
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

/** 纪要 and 专报: number, then issuing body and date over the red line. */
function IssueHead({ model }: { model: DocumentModel }) {
  const { signature } = model;
  return (
    <>
      <RedHead head={model.head} />
      <div className="issue-head-line">
        <span>{signature?.issuingBodies.join('　') ?? ''}</span>
        <span>{signature?.dateOn ? toFullDate(signature.dateOn) : EMPTY_DATE}</span>
      </div>
    </>
  );
}

function FormHead({ head }: { head: DocumentHead }) {
  return (
    <header className="form-head">
      <div className="form-head-name">{head.issuingBody}</div>
      <div className="form-head-number">
        {head.mark !== null ? `${head.mark}　` : ''}编号：{head.documentNumber ?? '　　　　　　　　'}
      </div>
    </header>
  );
}

/** The head of the first page by style (8.9). */
function Head({ model }: { model: DocumentModel }) {
  const { head } = model;
  if (head.style === 'minutes' || head.style === 'brief') return <IssueHead model={model} />;
  if (head.style === 'form') return <FormHead head={head} />;
  if (head.style === 'red' || head.style === 'letter') return <RedHead head={head} />;
  return head.mark === null ? null : <p className="red-head-marks">{head.mark}</p>;
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

function ImprintBlock({ model }: { model: DocumentModel }) {
  const { lines, printer } = listImprintLines(model);
  if (lines.length === 0 && printer === null) return null;
  return (
    <footer className={`document-imprint is-${model.head.style}`}>
      {lines.map(({ word, text }) => (
        <p key={word} className="imprint-copy">
          {word}
          {text}
        </p>
      ))}
      {printer !== null && (
        <p className="imprint-printer">
          <span>{printer.printedBy}</span>
          <span>{printer.printedOn === null ? EMPTY_DATE : toFullDate(printer.printedOn)}印发</span>
        </p>
      )}
    </footer>
  );
}

interface SheetProps {
  landscape: boolean;
  isBroad?: boolean;
  form?: boolean;
  children: ReactNode;
}

function Sheet({ landscape, isBroad, form, children }: SheetProps) {
  const breadth = isBroad ? 'is-broad' : landscape ? 'is-lying' : '';
  const className = ['document-sheet', breadth, form ? 'is-form' : ''].filter(Boolean).join(' ');
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
  const { style } = model.head;
  const isOfficial = isOfficialText(style);
  const addressees = style === 'brief' ? null : toAddresseeText(model.addressees);
  return (
    <article className="document-view" lang="zh-CN">
      <Sheet landscape={model.landscape} form={!isOfficial}>
        <Head model={model} />
        {style !== 'form' && (
          <TitleLines
            title={model.title}
            letters={isOfficial ? TITLE_LINE_LETTERS : SHEET_TITLE_LETTERS}
            isMain
          />
        )}
        {addressees !== null && <p className="document-line is-left">{addressees}</p>}
        <DocumentBlocks blocks={model.blocks} tools={tools} />
        {isOfficial && <AnnexNote titles={model.annexes.map((annex) => annex.title)} />}
        {model.signature && !hasHeadLine(style) && <SignatureBlock signature={model.signature} />}
        {model.endNote !== null && <p className="document-line is-note">（{model.endNote}）</p>}
        {model.annexes.length === 0 && <ImprintBlock model={model} />}
      </Sheet>
      {model.annexes.map((annex, index) => (
        <Sheet key={annex.id} landscape={annex.landscape} isBroad={annex.paper === 'A3'}>
          <p className="annex-label">{toAnnexLabel(index, model.annexes.length)}</p>
          <TitleLines title={annex.title} letters={TITLE_LINE_LETTERS} isMain={false} />
          <DocumentBlocks blocks={annex.blocks} tools={tools} />
          {index === model.annexes.length - 1 && <ImprintBlock model={model} />}
        </Sheet>
      ))}
    </article>
  );
}
