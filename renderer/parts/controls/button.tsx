import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export interface ButtonProps extends ComponentProps<'button'> {
  /** 'primary' once per view at most; 'quiet' has no outline; 'danger' destroys. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
  /** The action is running: presses do nothing, but the button keeps the focus, which a disabled button loses. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button with a text. */
export function Button({
  look = 'plain',
  icon: Icon,
  busy = false,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${look} ${className ?? ''}`}
      aria-disabled={busy ? true : undefined}
      onClick={busy ? undefined : onClick}
      {...rest}
    >
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
