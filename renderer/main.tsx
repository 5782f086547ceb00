import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageOf } from '../electron/contract/index.ts';
import { App } from './app.tsx';
import { listen } from './bridge.ts';
import { showTarget } from './state/navigation.ts';
import { followSnapshot, snapshotStore } from './state/snapshot-store.ts';
import { setSeen } from './state/use-now.ts';
import { chosenLanguage } from './texts/language.ts';
import { loadLanguage } from './texts/loaded-texts.ts';
import { loadFirstView } from './views/first-view.ts';
import { beginChart } from './views/payments/chart/use-daily.ts';
import { followPayments, paymentList } from './views/payments/list/payment-list-store.ts';

/** If main does not answer within this time, the window shows that it waits. */
const PATIENCE_MS = 100;

// main pushes the view to open as soon as the page has loaded, possibly before React has drawn anything.
listen('view:show', showTarget);
listen('window:seen', setSeen);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const begun = followSnapshot(({ list }) => {
  if (list === null) return;
  paymentList.begin(list.page);
  // From now on, whichever tab is open: the list's own view may be drawn much later.
  followPayments();
  beginChart(list.daily);
});
const isLoaded = Promise.all([loadFirstView(), loadLanguage(languageOf(navigator.language))]);
// The first paint is complete: usually the answer is there already, because the preload has asked for it.
await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
await isLoaded;
const state = snapshotStore.get();
if (state.status === 'ready') {
  const { settings, locale } = state.snapshot;
  await loadLanguage(chosenLanguage(settings.locale, locale));
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
