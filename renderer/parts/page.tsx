import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { goBack } from '../state/navigation.ts';
import { useSpeech } from '../texts/language.ts';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page over a tab, with the way back. It takes the focus when it opens and gives it back when it closes. */
export function Page({ title, children, actions }: PageProps) {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!heading.current?.closest('section')?.contains(before)) heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section className="page" aria-label={title}>
      <header className="page-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t.app.back}
          title={t.app.back}
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
