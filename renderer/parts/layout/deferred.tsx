import { CircleAlert } from 'lucide-react';
import { type ComponentType, type FunctionComponent, useEffect } from 'react';
import { Store, useStore } from '../../state/external-store.ts';
import { useI18n } from '../../texts/language.ts';
import { Button } from '../controls/button.tsx';
import { BlankSlate } from './blank-slate.tsx';

type Loaded<P> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly View: ComponentType<P> };

type DeferredView<P> = FunctionComponent<P> & {
  readonly load: () => Promise<void>;
  /** Whether it draws something now: itself, or that it could not be loaded. */
  readonly useIsThere: () => boolean;
};

/**
 * A view in a script of its own, loaded when it is drawn first. Not React's `lazy`: that holds back what has been loaded for
 * up to 300 ms after anything was shown in its place.
 */
export function deferred<P extends object>(load: () => Promise<ComponentType<P>>): DeferredView<P> {
  const loaded = new Store<Loaded<P>>({ status: 'loading' });
  let loading: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    loading ??= load().then(
      (View) => loaded.set({ status: 'ready', View }),
      () => loaded.set({ status: 'failed' }),
    );
    return loading;
  };
  function Deferred(props: P) {
    const state = useStore(loaded);
    useEffect(() => void begin(), []);
    if (state.status === 'failed') return <NotLoaded />;
    return state.status === 'ready' ? <state.View {...props} /> : null;
  }
  const useIsThere = () => useStore(loaded).status !== 'loading';
  return Object.assign(Deferred, { load: begin, useIsThere });
}

/** A script could not be read. The page keeps that in mind: only a page loaded anew asks for it again. */
function NotLoaded() {
  const { t } = useI18n();
  return (
    <BlankSlate icon={CircleAlert} title={t('app.failed')}>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t('app.tryAgain')}
      </Button>
    </BlankSlate>
  );
}
