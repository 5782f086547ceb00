import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listen } from './bridge.ts';
import { showTarget } from './state/navigation.ts';
import { followSnapshot } from './state/snapshot-store.ts';
import { beginChart } from './views/payments/daily-chart.tsx';
import { followPayments, paymentList } from './views/payments/list/payment-list-store.ts';

/** main answers within this time, or it is shown that the window waits. */
const PATIENCE_MS = 100;

// main names the view to open as soon as the page has loaded, which may be before React has drawn anything.
listen('view:show', showTarget);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const begun = followSnapshot(({ list }) => {
  if (list === null) return;
  paymentList.begin(list.page);
  // From here on, whichever tab is open: the list's own view may be drawn much later.
  followPayments();
  beginChart(list.daily);
});
// The first picture is drawn whole: mostly the answer is there already, because the preload has asked.
await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
