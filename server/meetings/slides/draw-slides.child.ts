// The process that draws slides: one deck, then it ends.
import type { Slide } from '#core/meetings/papers/slides.ts';
import { drawSlides } from './draw-slides.ts';
import type { SlidesAnswer } from './render-slides.ts';

process.once('message', (slides: Slide[]) => {
  drawSlides(slides)
    .then((bytes): SlidesAnswer => ({ bytes, problem: null }))
    .catch((error: unknown): SlidesAnswer => ({ bytes: null, problem: String(error) }))
    .then((answer) => process.send?.(answer, () => process.disconnect()))
    .catch(() => process.exit(1));
});
