import { renderDocx } from './render-docx.ts';
import type { RenderAnswer, RenderOrder } from './render-file.ts';
import { renderPdf } from './render-pdf.ts';

/** Draws documents one after another, beside the server, so that nobody waits for somebody else's file. */
async function render(order: RenderOrder): Promise<RenderAnswer> {
  try {
    const { model, photos } = order;
    const bytes = order.format === 'docx' ? await renderDocx(model, photos) : renderPdf(model, photos);
    return { orderId: order.orderId, bytes: new Uint8Array(bytes), problem: null };
  } catch (error) {
    return {
      orderId: order.orderId,
      bytes: null,
      problem: error instanceof Error ? error.message : String(error),
    };
  }
}

let last: Promise<void> = Promise.resolve();
process.on('message', (order: RenderOrder) => {
  last = last.then(async () => {
    process.send?.(await render(order));
  });
});
// The parent is gone: nobody waits for anything any more.
process.on('disconnect', () => process.exit(0));
