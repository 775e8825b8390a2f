import type { ReactNode } from 'react';
import type { Block, Heading, Paragraph } from '#core/documents/content-model.ts';
import { deriveHeadingNumbers } from '#core/documents/numbering.ts';
import { CurvePicture, PhotoStrip, QrPicture } from './DocumentPictures.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import { FigureSlot, type OpenFigure } from './FigureSlot.tsx';

export interface BlockTools {
  onFigureClick?: OpenFigure | undefined;
  /** Something to stand beside a line, for example its edit buttons; not printed. */
  lineTools?: ((block: Block) => ReactNode) | undefined;
  photoAddress?: ((fileSha256: string) => string) | undefined;
}

function HeadingLine({ block, number }: { block: Heading; number: string }) {
  const Tag = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'h5';
  return (
    <Tag className={`document-heading level-${block.level}`}>
      {number}
      {block.text}
    </Tag>
  );
}

function TextLine({
  block,
  number,
  onFigureClick,
}: {
  block: Paragraph;
  number: string;
  onFigureClick?: OpenFigure | undefined;
}) {
  return (
    <p className={`document-line is-${block.align}`}>
      {block.lead !== null && (
        <span className={`level-${block.lead.level}`}>
          {number}
          {block.lead.text}
        </span>
      )}
      {block.runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other identity and never move
        <FigureSlot key={index} run={run} onFigureClick={onFigureClick} />
      ))}
    </p>
  );
}

function OneBlock({ block, number, tools }: { block: Block; number: string; tools: BlockTools }) {
  switch (block.kind) {
    case 'heading':
      return <HeadingLine block={block} number={number} />;
    case 'paragraph':
      return <TextLine block={block} number={number} onFigureClick={tools.onFigureClick} />;
    case 'table':
      return <DocumentTable table={block} onFigureClick={tools.onFigureClick} />;
    case 'qr':
      return <QrPicture block={block} />;
    case 'curve':
      return <CurvePicture block={block} />;
    case 'photos':
      return <PhotoStrip block={block} photoAddress={tools.photoAddress} />;
  }
}

/** Blocks in order, numbered as the writers of Word and PDF number them. */
export function DocumentBlocks({ blocks, tools }: { blocks: readonly Block[]; tools: BlockTools }) {
  const numbers = deriveHeadingNumbers(blocks);
  return blocks.map((block) => {
    const beside = tools.lineTools?.(block);
    return (
      <div key={block.id} className="document-block" data-line={block.id}>
        <OneBlock block={block} number={numbers.get(block.id) ?? ''} tools={tools} />
        {beside ? <div className="document-line-tools">{beside}</div> : null}
      </div>
    );
  });
}
