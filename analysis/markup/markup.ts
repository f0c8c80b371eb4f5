/** Text that is safe inside HTML and SVG: only this file makes it. */
export type Markup = string & { readonly brand: 'Markup' };
/** Attributes of an element; numbers are rounded to hundredths. */
export type Attributes = Readonly<Record<string, string | number>>;

/** Characters that XML can't hold: controls, lone surrogates and the two non-characters. */
const UNHOLDABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** HTML elements that have no end tag. */
const VOID = new Set(['meta', 'br']);

/** Any text, escaped for content and attributes of HTML and SVG. */
export function text(content: string | number): Markup {
  return String(content)
    .replace(UNHOLDABLE, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign) as Markup;
}

/** An element with its attributes and children. */
export function element(
  name: string,
  attributes: Attributes = {},
  ...children: readonly Markup[]
): Markup {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  const end = VOID.has(name) ? '' : `${children.join('')}</${name}>`;
  return `<${name}${list.join('')}>${end}` as Markup;
}

/** Pieces one after the other. */
export function together(pieces: readonly Markup[], between = ''): Markup {
  return pieces.join(between) as Markup;
}

/** A style sheet of ours: the one thing that is not escaped. */
export function styleSheet(css: string): Markup {
  return `<style>${css}</style>` as Markup;
}

/** An element that a drawing library made and serialises, with its texts escaped. */
export function drawn(node: { readonly outerHTML: string }): Markup {
  return node.outerHTML as Markup;
}

/** A whole HTML page from its root element. */
export function htmlPage(root: Markup): string {
  return `<!doctype html>\n${root}\n`;
}

/** A whole SVG file from its root element. */
export function svgFile(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? String(round(value)) : text(value);
}

/** A coordinate to hundredths: smaller than any screen shows. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
