import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export interface ButtonProps extends ComponentProps<'button'> {
  /** 'primary' once per view at most; 'quiet' has no outline; 'danger' destroys. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A button with a text. */
export function Button({ look = 'plain', icon: Icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${look} ${className ?? ''}`} {...rest}>
      {Icon === undefined ? null : <Icon aria-hidden size="1rem" strokeWidth={1.75} />}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** Name for screen readers, and the tooltip. */
  readonly label: string;
}

/** A button with an icon alone. */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${className ?? ''}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon aria-hidden size="1rem" strokeWidth={1.75} />
    </button>
  );
}
