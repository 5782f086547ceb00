import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The platform's own select list, in a field that looks like the others. */
export function Select({ className = 'input', children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="select">
      <select {...rest} className={className}>
        {children}
      </select>
      <ChevronDown aria-hidden size="0.875rem" strokeWidth={1.75} />
    </span>
  );
}
