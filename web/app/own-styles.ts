/** The page's own mark: each answer of `index.html` carries another one (`server/platform/web-page.ts`). */
const readNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce ?? '';

/**
 * The policy of the page takes only styles that our own scripts made. They carry the page's mark, whichever library
 * makes them, and a text area that measures itself writes the style object instead of the attribute.
 */
export function markOwnStyles(): void {
  const nonce = readNonce();
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  HTMLTextAreaElement.prototype.setAttribute = function (name: string, value: string) {
    if (name === 'style') this.style.cssText = value;
    else Element.prototype.setAttribute.call(this, name, value);
  };
}
