/** The quiet zone of four modules that the standard of QR codes requires. */
const QUIET_MODULES = 4;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, for elements and for attributes in quotation marks. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A QR code as SVG, dark on light. `label` is what those hear who do not see it. */
export async function qrCode(text: string, label: string): Promise<string> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { border: QUIET_MODULES, ecc: 'M' });
  const path = data.flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return [
    `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges">`,
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`,
  ].join('');
}
