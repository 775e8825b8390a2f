import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { buildBulletin, withRegistration } from '#core/documents/bulletin/bulletin.lines.ts';
import { newBulletinFacts } from '#core/documents/bulletin/bulletin-facts.fixture.ts';
import { listFigureSlots, toPlainText } from '#core/documents/content-model.ts';
import { buildDossier } from '#core/documents/sheets/dossier.lines.ts';
import { newDossierFacts } from '#core/documents/sheets/sheets.fixture.ts';
import { DocumentView } from './DocumentView.tsx';

const model = withRegistration(buildBulletin(newBulletinFacts()), {
  documentNumber: '望重点办〔2026〕12号',
  signedOn: '2026-11-05',
  issuedOn: '2026-11-06',
});

function toWords(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

describe('a document on the screen', () => {
  it('says every line of the model with its number', () => {
    const words = toWords(renderToStaticMarkup(createElement(DocumentView, { model })));
    for (const block of model.blocks) {
      if (block.kind === 'paragraph') expect(words).toContain(toPlainText(block.runs));
    }
    expect(words).toContain('一、总体情况');
    expect(words).toContain('望重点办〔2026〕12号');
    expect(words).toContain('抄送：县委办公室');
    expect(words).not.toMatch(/undefined|NaN|\[object/u);
  });

  it('shows an annex on A3 as broad as it is printed, the others on A4', () => {
    const annexes = model.annexes.map((annex, index) =>
      index === 0 ? { ...annex, landscape: true, paper: 'A3' as const } : annex,
    );
    const html = renderToStaticMarkup(createElement(DocumentView, { model: { ...model, annexes } }));
    expect(html.match(/document-sheet is-broad/g)).toHaveLength(1);
    expect(renderToStaticMarkup(createElement(DocumentView, { model }))).not.toContain('is-broad');
  });

  it('makes every figure a button when somebody listens, and plain words when nobody does', () => {
    const open = () => undefined;
    const html = renderToStaticMarkup(createElement(DocumentView, { model, onFigureClick: open }));
    const spoken = listFigureSlots(model).filter((slot) => slot.text !== '');
    expect(html.match(/role="button"/g)).toHaveLength(spoken.length);
    expect(renderToStaticMarkup(createElement(DocumentView, { model }))).not.toContain('role="button"');
  });

  it('draws the curve with its figures in words for people who cannot see it', () => {
    const html = renderToStaticMarkup(
      createElement(DocumentView, { model: buildDossier(newDossierFacts()) }),
    );
    expect(html).toContain('data:image/svg+xml');
    expect(html).toContain('实际：1月0，2月0，3月300');
  });

  it('puts a person’s tools beside the lines they belong to', () => {
    const html = renderToStaticMarkup(
      createElement(DocumentView, {
        model,
        lineTools: (block) => (block.id === 'bulletin.overall.start' ? '改' : null),
      }),
    );
    expect(html.match(/document-line-tools/g)).toHaveLength(1);
  });
});
