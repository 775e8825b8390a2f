import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { toTypstInput } from './pdf/typst-input.ts';
import { NO_PHOTOS, readPhoto, type StoredPhotos } from './photos.ts';

const require = createRequire(import.meta.url);
const TEMPLATES = join(dirname(fileURLToPath(import.meta.url)), '../../templates');
/** Fonts that an operator adds (licensed 小标宋, 仿宋, 楷体); see docs/operate-fonts.md. */
const OPERATOR_FONTS = join(TEMPLATES, 'fonts/local');

const BUNDLED_FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
];

let compiler: NodeCompiler | undefined;

function getCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [
      {
        fontPaths: [
          ...(existsSync(OPERATOR_FONTS) ? [OPERATOR_FONTS] : []),
          ...BUNDLED_FONTS.map((file) => dirname(require.resolve(file))),
        ],
      },
    ],
  });
  return compiler;
}

function mapPhotos(typst: NodeCompiler, photos: StoredPhotos): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [sha256, bytes] of photos) {
    const photo = readPhoto(bytes);
    if (photo === undefined || !/^[0-9a-f]{64}$/.test(sha256)) continue;
    typst.mapShadow(join(TEMPLATES, 'photos', `${sha256}.${photo.type}`), Buffer.from(photo.bytes));
    paths.set(sha256, `/photos/${sha256}.${photo.type}`);
  }
  return paths;
}

const FAMILIES = ['bulletin', 'official'];

/** The template file of a document, by the family and version that its model names. */
function getTemplatePath(model: DocumentModel): string {
  const [family = '', version = ''] = model.template.split('/');
  const known = FAMILIES.includes(family) ? family : 'bulletin';
  return join(TEMPLATES, known, /^v\d+$/.test(version) ? version : 'v1', 'official.typ');
}

/**
 * The content model as PDF, in the same layout as the Word file, which it follows (the Word file is the legal
 * document). Text goes in as data and is never read as markup; the compiler reads nothing outside templates/.
 */
export function renderPdf(model: DocumentModel, photos: StoredPhotos = NO_PHOTOS): Buffer {
  const typst = getCompiler();
  try {
    const input = toTypstInput(model, mapPhotos(typst, photos));
    return typst.pdf({ mainFilePath: getTemplatePath(model), inputs: { data: JSON.stringify(input) } });
  } finally {
    typst.resetShadow();
    typst.evictCache(10);
  }
}
