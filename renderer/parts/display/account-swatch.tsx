/** An account's colour as a small square beside its label; nothing for an account without one. */
export function Swatch({ colour }: { readonly colour: number | null }) {
  return colour === null ? null : <span aria-hidden className="swatch" data-colour={colour} />;
}
