import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listen } from './bridge.ts';
import { showTarget } from './state/navigation.ts';
import { followSnapshot } from './state/snapshot.ts';

// main names the view to open as soon as the page has loaded, which may be before React has drawn anything.
listen('view:show', showTarget);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void followSnapshot();
