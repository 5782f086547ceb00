import type { ViewTarget } from '../../electron/contract/index.ts';
import { Store } from './external-store.ts';

export const TABS = ['payments', 'accounts', 'health', 'preferences'] as const;
export type Tab = (typeof TABS)[number];

/** The page over the tab's own content; null for none. */
export type Page =
  | { readonly page: 'payment'; readonly id: number }
  /** `field` takes the focus: main asks for its change. */
  | { readonly page: 'account'; readonly id: string; readonly field?: 'label' | 'threshold' }
  | { readonly page: 'add-account'; readonly text: string }
  /** A receiver of forwarded events; null for one that is to be added. */
  | { readonly page: 'sink'; readonly id: string | null }
  | null;

export interface Place {
  readonly tab: Tab;
  readonly page: Page;
  /** Scrolled to once the view is drawn. */
  readonly section?: 'about' | 'forwarding';
}

export const placeStore = new Store<Place>({ tab: 'payments', page: null });

export function goTo(tab: Tab, page: Page = null): void {
  placeStore.set({ tab, page });
}

/** Goes back from a page to the tab under it. */
export function goBack(): void {
  placeStore.set({ ...placeStore.get(), page: null });
}

/** Shows what main asks for: a notification or a menu item was clicked. */
export function showTarget(target: ViewTarget): void {
  placeStore.set(placeOf(target));
}

function placeOf(target: ViewTarget): Place {
  switch (target.view) {
    case 'payment':
      return { tab: 'payments', page: { page: 'payment', id: target.id } };
    case 'accounts':
      return {
        tab: 'accounts',
        page:
          target.id === undefined
            ? null
            : {
                page: 'account',
                id: target.id,
                ...(target.field === undefined ? {} : { field: target.field }),
              },
      };
    case 'add-account':
      return { tab: 'accounts', page: { page: 'add-account', text: target.text ?? '' } };
    case 'preferences':
      return {
        ...{ tab: 'preferences', page: null },
        ...(target.section === undefined ? {} : { section: target.section }),
      };
    case 'about':
      return { tab: 'preferences', page: null, section: 'about' };
    default:
      return { tab: target.view, page: null };
  }
}
