import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface BlankSlateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Shown where a view has nothing to list: says why, and what to do. */
export function BlankSlate({ icon: Icon, title, children }: BlankSlateProps) {
  return (
    <div className="blank-slate">
      <Icon aria-hidden size="1.75rem" strokeWidth={1.25} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
