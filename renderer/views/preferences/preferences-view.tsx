import type { AppSnapshot } from '../../../electron/contract.ts';

export function PreferencesView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  return <div className="scrolling">{snapshot.version}</div>;
}
