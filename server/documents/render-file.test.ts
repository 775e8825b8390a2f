import { describe, expect, it } from 'vitest';
import { buildBulletin } from '#core/documents/bulletin/bulletin.lines.ts';
import { newBulletinFacts } from '#core/documents/bulletin/bulletin-facts.fixture.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { renderDocumentFile } from './render-file.ts';
import { readDocxParagraphs } from './rendered-file.fixture.ts';

describe('drawing beside the server', { timeout: 120_000 }, () => {
  it('gives each order its own file', async () => {
    const models = [1, 2, 3].map((n) => ({ ...buildBulletin(newBulletinFacts()), title: `通报之${n}` }));
    const files = await Promise.all(models.map((model) => renderDocumentFile(model, 'docx')));
    files.forEach((file, index) => {
      expect(readDocxParagraphs(file)).toContain(`通报之${index + 1}`);
    });
    expect((await renderDocumentFile(models[0] as DocumentModel, 'pdf')).subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
  });

  it('lets the program go on while it draws', async () => {
    const model = buildBulletin(newBulletinFacts());
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 5);
    await renderDocumentFile(model, 'pdf');
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(3);
  });

  it('says what went wrong with one order and still draws the next', async () => {
    const broken = {
      ...buildBulletin(newBulletinFacts()),
      blocks: [{ kind: 'unknown' }],
    } as unknown as DocumentModel;
    await expect(renderDocumentFile(broken, 'docx')).rejects.toThrow();
    const file = await renderDocumentFile(buildBulletin(newBulletinFacts()), 'docx');
    expect(file.subarray(0, 2).toString()).toBe('PK');
  });
});
