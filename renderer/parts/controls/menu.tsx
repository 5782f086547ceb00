import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu, Slot } from 'radix-ui';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useI18n } from '../../texts/language.ts';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}

/**
 * A menu below a button. It is not modal, because Radix's modal menus lock scrolling through an injected style element,
 * which the page's CSP refuses.
 */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  const { direction } = useI18n();
  return (
    <DropdownMenu.Root modal={false} dir={direction}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface PointerMenuProps {
  /** The element that opens the menu by a right click, or by the menu key while it has the focus. */
  readonly area: ReactNode;
  readonly children: ReactNode;
  /** Called before the menu opens; false keeps it closed. */
  readonly onOpen?: (event: MouseEvent) => boolean;
}

/**
 * A menu at the pointer, or at the control that has the focus. Everything in it is also offered elsewhere. It is anchored
 * to a button without size: Radix's own context menu only opens beside the pointer, where a narrow window has no room.
 */
export function PointerMenu({ area, children, onOpen = () => true }: PointerMenuProps) {
  const { t, direction } = useI18n();
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const before = useRef<Element | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    if (!onOpen(event)) return;
    before.current = document.activeElement;
    setAt({ x: event.clientX, y: event.clientY });
  };
  return (
    <>
      <Slot.Root onContextMenu={onContextMenu}>{area}</Slot.Root>
      {at === null
        ? null
        : createPortal(
            <DropdownMenu.Root open modal={false} dir={direction} onOpenChange={() => setAt(null)}>
              <DropdownMenu.Trigger asChild>
                <button
                  type="button"
                  className="pointer-place"
                  tabIndex={-1}
                  aria-label={t('app.more')}
                  style={{ left: at.x, top: at.y }}
                />
              </DropdownMenu.Trigger>
              <DropdownMenu.Portal>
                <DropdownMenu.Content
                  className="menu"
                  align="start"
                  sideOffset={4}
                  collisionPadding={8}
                  onCloseAutoFocus={(event) => {
                    event.preventDefault();
                    if (before.current instanceof HTMLElement) before.current.focus();
                  }}
                >
                  {children}
                </DropdownMenu.Content>
              </DropdownMenu.Portal>
            </DropdownMenu.Root>,
            // Outside of the list, because fixed positions inside it are relative to it.
            document.body,
          )}
    </>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}

/** One item, with an icon or without; `danger` marks what cannot be undone. */
export function MenuItem({
  icon: Icon,
  children,
  onSelect,
  disabled = false,
  danger = false,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={danger ? 'menu-item menu-danger' : 'menu-item'}
      onSelect={onSelect}
      disabled={disabled}
    >
      <span className="menu-mark">
        {Icon === undefined ? null : <Icon aria-hidden size="1rem" strokeWidth={1.75} />}
      </span>
      <span className="menu-text">{children}</span>
    </DropdownMenu.Item>
  );
}

interface MenuCheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** One of several items that can be checked together; the menu stays open. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="menu-mark">
        <DropdownMenu.ItemIndicator>
          <Check aria-hidden size="1rem" strokeWidth={2} />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className="menu-text">{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}

interface MenuChoiceProps<T extends string> {
  /** The one that is ticked; null for none. */
  readonly value: T | null;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

/** Several items of which one is chosen, or none yet. */
export function MenuChoice<T extends string>({ value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <DropdownMenu.RadioGroup value={value ?? ''}>
      {options.map(([option, label]) => (
        <DropdownMenu.RadioItem
          key={option}
          value={option}
          className="menu-item"
          onSelect={() => onChange(option)}
        >
          <span className="menu-mark">
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden size="1rem" strokeWidth={2} />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className="menu-text">{label}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

/** A line between groups of items. */
export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}
