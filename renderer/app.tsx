import { useEffect, useMemo } from 'react';
import type { AppSnapshot } from '../electron/contract/index.ts';
import { act } from './bridge.ts';
import { ExportBar } from './parts/layout/export-bar.tsx';
import { MessageBar } from './parts/layout/message-bar.tsx';
import { useStore } from './state/external-store.ts';
import { goBack, placeStore } from './state/navigation.ts';
import { snapshotStore } from './state/snapshot-store.ts';
import { chooseI18n, chosenLanguage, I18nContext } from './texts/language.ts';
import { loadedTexts, loadLanguage } from './texts/loaded-texts.ts';
import { Shell } from './views/first-view.ts';
import { FailedScreen, LoadingScreen } from './views/start-screens.tsx';

/** The window: chooses language and theme, listens to main, and shows the shell once there is a snapshot. */
export function App() {
  const state = useStore(snapshotStore);
  const settings = state.status === 'ready' ? state.snapshot.settings : null;
  const systemLocale = state.status === 'ready' ? state.snapshot.locale : navigator.language;
  const choice = settings?.locale ?? 'system';
  const exporting = state.status === 'ready' ? state.snapshot.exporting : null;
  const isDemo = state.status === 'ready' && state.snapshot.demo;
  const loaded = useStore(loadedTexts);
  const i18n = useMemo(
    () => chooseI18n(choice, systemLocale, isDemo, loaded),
    [choice, systemLocale, isDemo, loaded],
  );

  useEffect(() => {
    // Where it cannot be read the window goes on in the language that it has.
    loadLanguage(chosenLanguage(choice, systemLocale)).catch(() => undefined);
  }, [choice, systemLocale]);

  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.documentElement.dir = i18n.direction;
  }, [i18n.language, i18n.direction]);
  useEffect(() => {
    document.documentElement.dataset.theme = settings?.theme ?? 'system';
  }, [settings?.theme]);
  useEffect(() => {
    window.addEventListener('keydown', onEscape);
    window.addEventListener('keydown', noteInput, true);
    window.addEventListener('pointerdown', noteInput, true);
    return () => {
      window.removeEventListener('keydown', onEscape);
      window.removeEventListener('keydown', noteInput, true);
      window.removeEventListener('pointerdown', noteInput, true);
    };
  }, []);

  return (
    <I18nContext value={i18n}>
      {state.status === 'ready' ? (
        <Shell snapshot={state.snapshot satisfies AppSnapshot} />
      ) : state.status === 'failed' ? (
        <FailedScreen />
      ) : (
        <LoadingScreen />
      )}
      <div className="message-region">
        {exporting === null ? null : <ExportBar {...exporting} />}
        <MessageBar />
      </div>
    </I18nContext>
  );
}

/** Notes whether keys or the pointer were used last; the style shows focus outlines by that. */
function noteInput(event: Event): void {
  document.documentElement.dataset.input = event.type === 'keydown' ? 'keys' : 'pointer';
}

/** Escape closes what is open, innermost first, then hides the window. Menus and fields handle it before this does. */
function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('dialog[open], [data-radix-popper-content-wrapper]') !== null) return;
  if (placeStore.get().page !== null) goBack();
  else void act('window:hide', null);
}
