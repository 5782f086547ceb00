import type { AppSnapshot, AppStart } from '../../electron/contract/index.ts';
import { ask, listen } from '../bridge.ts';
import { Store } from './external-store.ts';
import { OptimisticSnapshot } from './optimistic-snapshot.ts';

type SnapshotState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly snapshot: AppSnapshot };

export const snapshotStore = new Store<SnapshotState>({ status: 'loading' });

let shown: OptimisticSnapshot | null = null;
let onStart: (start: AppStart) => void = () => undefined;

/** The snapshot with the window's own changes over it; null until main has answered. */
export function optimisticSnapshot(): OptimisticSnapshot | null {
  return shown;
}

/**
 * Requests the snapshot and keeps it current. It listens before it asks, and applies patches that overtake the answer, so
 * that no change is lost between the two. `begin` gets what came with the snapshot before anything is drawn from it.
 */
export async function followSnapshot(begin: (start: AppStart) => void): Promise<void> {
  onStart = begin;
  let early: Partial<AppSnapshot> = {};
  listen('app:patch', (patch) => {
    if (shown !== null) shown.patch(patch);
    else early = { ...early, ...patch };
  });
  await loadSnapshot(() => early);
}

/** Requests the snapshot; also again, after a failure. */
export async function loadSnapshot(overlay: () => Partial<AppSnapshot> = () => ({})): Promise<void> {
  try {
    const start = await ask('app:start', null);
    onStart(start);
    shown = new OptimisticSnapshot({ ...start.snapshot, ...overlay() }, (next) =>
      snapshotStore.set({ status: 'ready', snapshot: next }),
    );
  } catch {
    snapshotStore.set({ status: 'failed' });
  }
}
