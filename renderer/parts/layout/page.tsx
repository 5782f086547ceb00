import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { goBack } from '../../state/navigation.ts';
import { useI18n } from '../../texts/language.ts';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** What of the page is shown: another step begins at the heading. */
  readonly step?: string;
  /** Goes back one step; without it, to the tab. */
  readonly onBack?: () => void;
}

/** A page over a tab, with a back button. It takes the focus when it opens and returns it when it closes. */
export function Page({ title, children, actions, step, onBack = goBack }: PageProps) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!heading.current?.closest('section')?.contains(before)) heading.current?.focus();
    return () => giveFocusBack(before);
  }, []);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step moves the focus
  useEffect(() => {
    if (!isFirst.current && !heading.current?.closest('section')?.contains(document.activeElement))
      heading.current?.focus();
    isFirst.current = false;
    body.current?.scrollTo(0, 0);
  }, [step]);
  return (
    <section
      className="page"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || onBack === goBack) return;
        if (event.currentTarget.querySelector('dialog[open]') !== null) return;
        event.preventDefault();
        onBack();
      }}
    >
      <header className="page-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t('app.back')}
          title={t('app.back')}
          onClick={onBack}
        >
          <ArrowLeft aria-hidden size="1rem" strokeWidth={1.75} className="mirrored" />
        </button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      <div ref={body} className="page-body">
        {children}
      </div>
    </section>
  );
}

/** Focuses the row or button that opened the page; never another tab, because a tab opens when it gets the focus. */
function giveFocusBack(before: Element | null): void {
  const opener = before instanceof HTMLElement && before.isConnected && before.closest('main') !== null;
  const tab = document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  (opener ? before : tab)?.focus();
}
