// The process that draws the slides of a paper: one deck, then it ends.
import type { PaperSlide } from '#core/documents/economy/paper-slides.ts';
import { drawPaperSlides } from './draw-paper-slides.ts';
import type { PaperSlidesAnswer } from './render-paper-slides.ts';

process.once('message', (slides: PaperSlide[]) => {
  drawPaperSlides(slides)
    .then((bytes): PaperSlidesAnswer => ({ bytes, problem: null }))
    .catch((error: unknown): PaperSlidesAnswer => ({ bytes: null, problem: String(error) }))
    .then((answer) => process.send?.(answer, () => process.disconnect()))
    .catch(() => process.exit(1));
});
