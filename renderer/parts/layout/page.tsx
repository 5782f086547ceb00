import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { goBack } from '../../state/navigation.ts';
import { useI18n } from '../../texts/language.ts';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page over a tab, with a back button. It takes the focus when it opens and returns it when it closes. */
export function Page({ title, children, actions }: PageProps) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!heading.current?.closest('section')?.contains(before)) heading.current?.focus();
    return () => giveFocusBack(before);
  }, []);
  return (
    <section className="page" aria-label={title}>
      <header className="page-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t('app.back')}
          title={t('app.back')}
          onClick={goBack}
        >
          <ArrowLeft aria-hidden size="1rem" strokeWidth={1.75} className="mirrored" />
        </button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      <div className="page-body">{children}</div>
    </section>
  );
}

/** Focuses the row or button that opened the page; never another tab, because a tab opens when it gets the focus. */
function giveFocusBack(before: Element | null): void {
  const opener = before instanceof HTMLElement && before.isConnected && before.closest('main') !== null;
  const tab = document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  (opener ? before : tab)?.focus();
}
