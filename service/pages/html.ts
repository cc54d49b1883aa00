/** Markup that is safe to send: made only by the `html` tag, which escapes everything that is not markup itself. */
export type Html = Readonly<{ html: string }>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

type Piece = string | number | Html | readonly Html[];

/** Builds markup from a template; strings are escaped, markup is kept. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: parts.reduce((markup, part, index) => markup + markupOf(pieces[index - 1] ?? '') + part) };
}

function markupOf(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return 'html' in piece ? piece.html : piece.map((item) => item.html).join('');
}
