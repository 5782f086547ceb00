import type { AppSnapshot } from '../../electron/contract.ts';
import { ask, listen } from '../bridge.ts';
import { Store } from './store.ts';

export type SnapshotState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly snapshot: AppSnapshot };

export const snapshotStore = new Store<SnapshotState>({ status: 'loading' });

/**
 * Takes the snapshot and keeps it current. Listening begins before asking, and patches that overtake the answer
 * are laid over it, so that no change is lost between the two.
 */
export async function followSnapshot(): Promise<void> {
  let early: Partial<AppSnapshot> = {};
  listen('app:patch', (patch) => {
    const state = snapshotStore.get();
    if (state.status === 'ready') {
      snapshotStore.set({ status: 'ready', snapshot: { ...state.snapshot, ...patch } });
    } else {
      early = { ...early, ...patch };
    }
  });
  await loadSnapshot(() => early);
}

/** Asks for the snapshot (again, after a failure). */
export async function loadSnapshot(overlay: () => Partial<AppSnapshot> = () => ({})): Promise<void> {
  try {
    const snapshot = await ask('app:snapshot', null);
    snapshotStore.set({ status: 'ready', snapshot: { ...snapshot, ...overlay() } });
  } catch (error) {
    snapshotStore.set({ status: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
