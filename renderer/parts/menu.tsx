import { Check, type LucideIcon } from 'lucide-react';
import { ContextMenu, DropdownMenu } from 'radix-ui';
import { createContext, type MouseEventHandler, type ReactNode, useContext } from 'react';
import { useSpeech } from '../texts/language.ts';

/** The parts of a menu below a button and of one at the pointer are the same, but Radix keeps two sets of them. */
const Kit = createContext<typeof DropdownMenu | typeof ContextMenu>(DropdownMenu);

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}

/**
 * A menu below a button. Not modal: Radix's modal menus lock scrolling through an injected style element, which
 * the page's CSP refuses.
 */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  const { direction } = useSpeech();
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
  /** The element that is pressed with the other button of the mouse, or has the focus when the menu key is pressed. */
  readonly area: ReactNode;
  readonly children: ReactNode;
  /** Comes before the menu opens; preventing it keeps the menu closed. */
  readonly onContextMenu?: MouseEventHandler;
}

/** A menu at the pointer, or at the control that has the focus. Whatever it offers is offered elsewhere as well. */
export function PointerMenu({ area, children, onContextMenu }: PointerMenuProps) {
  const { direction } = useSpeech();
  return (
    <ContextMenu.Root modal={false} dir={direction}>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        {area}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" collisionPadding={8}>
          <Kit value={ContextMenu}>{children}</Kit>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}

/** One line to choose, with an icon or without; `danger` is for what cannot be taken back. */
export function MenuItem({
  icon: Icon,
  children,
  onSelect,
  disabled = false,
  danger = false,
}: MenuItemProps) {
  const { Item } = useContext(Kit);
  return (
    <Item className={danger ? 'menu-item menu-danger' : 'menu-item'} onSelect={onSelect} disabled={disabled}>
      <span className="menu-mark">
        {Icon === undefined ? null : <Icon aria-hidden size="1rem" strokeWidth={1.75} />}
      </span>
      <span className="menu-text">{children}</span>
    </Item>
  );
}

interface MenuCheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** One of several that can be on together; the menu stays open. */
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
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

/** One of several that exclude each other. */
export function MenuChoice<T extends string>({ value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <DropdownMenu.RadioGroup value={value}>
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

/** A hairline between groups of lines. */
export function MenuLine() {
  const { Separator } = useContext(Kit);
  return <Separator className="menu-line" />;
}
