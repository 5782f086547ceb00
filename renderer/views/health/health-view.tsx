import type { AppSnapshot } from '../../../electron/contract.ts';

export function HealthView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  return <div className="scrolling">{snapshot.overallText}</div>;
}
