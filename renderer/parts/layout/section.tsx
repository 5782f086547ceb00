import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** What leads to the section; its heading can then take the focus. */
  readonly id?: string;
}

/** A titled part of a view. */
export function Section({ title, children, actions, id }: SectionProps) {
  const titleId = useId();
  return (
    <section className="section" aria-labelledby={titleId} id={id}>
      <div className="section-head">
        <h2 id={titleId} tabIndex={id === undefined ? undefined : -1}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
