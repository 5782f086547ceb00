/** Of the printable page: dark on white on any screen, and on paper without what it cannot have. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  background: #fff;
  color: #17191c;
  font: 400 0.9375rem/1.4 system-ui, sans-serif;
  margin: 0;
  overflow-wrap: anywhere;
}
main { margin: 0 auto; max-width: 46rem; padding: 2rem 1.5rem; }
header { align-items: start; display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; }
header > div { flex: 1 1 14rem; min-width: 0; }
h1 { font-size: 1rem; font-weight: 600; margin: 0 0 0.5rem; }
h2 { font-size: 1rem; font-weight: 600; margin: 1.5rem 0 0.25rem; }
p, dl, dd { margin: 0; }
.amount { font-size: 1.875rem; letter-spacing: -0.01em; line-height: 1.25; }
.issuer, .quiet { color: #50565d; font-size: 0.8125rem; letter-spacing: 0; line-height: 1.4; }
.issuer { display: block; }
.signed { font-weight: 600; margin-top: 0.5rem; }
svg { flex: none; height: 8rem; width: 8rem; }
dl { border-bottom: 1px solid #c9cdd2; }
dl > div {
  border-top: 1px solid #c9cdd2;
  break-inside: avoid;
  display: grid;
  gap: 0 1rem;
  grid-template-columns: minmax(7rem, 11rem) minmax(0, 1fr);
  padding: 0.375rem 0;
}
dt { color: #50565d; hyphens: auto; }
code { font: 0.8125rem/1.4 ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace; }
.memo { white-space: pre-wrap; }
.note { border: 1px solid #8b9096; border-radius: 0.375rem; break-inside: avoid; margin-top: 1.5rem; padding: 0.75rem; }
@media (max-width: 26rem) { dl > div { grid-template-columns: minmax(0, 1fr); } }
@page { margin: 16mm; }
@media print { main { max-width: none; padding: 0; } body { font-size: 10.5pt; } }
`;
