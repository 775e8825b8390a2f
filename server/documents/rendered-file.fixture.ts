import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOwnZip } from './xlsx/zip-stream.ts';

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const HAS_LIBREOFFICE = isInstalled('soffice') && isInstalled('pdftotext');
export const HAS_POPPLER = isInstalled('pdftotext') && isInstalled('pdfinfo');

/** Words of a part of a Word file, paragraph by paragraph. */
export function readDocxParagraphs(docx: Buffer, part = 'word/document.xml'): string[] {
  const xml = readOwnZip(docx).get(part)?.toString('utf8') ?? '';
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''),
    )
    .filter((text) => text !== '');
}

export function readDocxPart(docx: Buffer, part: string): string {
  return readOwnZip(docx).get(part)?.toString('utf8') ?? '';
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-render-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file as LibreOffice prints it; throws when LibreOffice cannot open it. */
export function convertToPdf(bytes: Buffer, extension: 'docx' | 'xlsx'): Buffer {
  return inFolder((folder) => {
    writeFileSync(join(folder, `file.${extension}`), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, `file.${extension}`)],
      {
        stdio: 'ignore',
        timeout: 120_000,
      },
    );
    return readFileSync(join(folder, 'file.pdf'));
  });
}

/** Lines of text per page, as they stand on the paper. */
export function readPdfPages(pdf: Buffer): string[][] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'file.pdf'), pdf);
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'file.pdf'), '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text
      .split('\f')
      .slice(0, -1)
      .map((page) =>
        page
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      );
  });
}

export interface PlacedWord {
  page: number;
  text: string;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** Words with their places in points from the upper left corner. */
export function readPdfWords(pdf: Buffer): PlacedWord[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'file.pdf'), pdf);
    const xml = execFileSync('pdftotext', ['-bbox', join(folder, 'file.pdf'), '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return xml
      .split('<page ')
      .slice(1)
      .flatMap((page, index) =>
        [
          ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
        ].map((match) => ({
          page: index + 1,
          text: match[5] ?? '',
          xMin: Number(match[1]),
          yMin: Number(match[2]),
          xMax: Number(match[3]),
          yMax: Number(match[4]),
        })),
      );
  });
}
