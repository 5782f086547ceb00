import type { SilenceSpan, ViewTarget } from '../../contract/index.ts';

/** What a click in the tray menu does. */
export type TrayAction =
  | { readonly do: 'show'; readonly target?: ViewTarget }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'mute'; readonly id: string; readonly span: SilenceSpan | null }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'undo-remove' }
  | { readonly do: 'add-from-clipboard' }
  | { readonly do: 'pause'; readonly span: SilenceSpan | null }
  | { readonly do: 'mark-all-read' }
  | { readonly do: 'check-connection' }
  | { readonly do: 'leave-demo' }
  | { readonly do: 'download-update' }
  | { readonly do: 'install-update' }
  | { readonly do: 'quit' };

export type TrayItem =
  | { readonly type: 'separator' }
  | { readonly type: 'text'; readonly label: string }
  | {
      readonly type: 'action';
      readonly label: string;
      readonly action: TrayAction;
      /** Shown beside the label, where a platform's menus show keys. */
      readonly accelerator?: string;
    }
  | {
      /** One of several beside each other, of which one is in force and ticked. */
      readonly type: 'choice';
      readonly label: string;
      readonly action: TrayAction;
      readonly isChosen: boolean;
    }
  | { readonly type: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

export const SEPARATOR: TrayItem = { type: 'separator' };

/** An item that can be chosen. */
export function action(label: string, what: TrayAction, accelerator?: string): TrayItem {
  return { type: 'action', label, action: what, ...(accelerator === undefined ? {} : { accelerator }) };
}

/** A menu takes & for a mnemonic; && is shown as &. */
export function menuText(text: string): string {
  return text.replaceAll('&', '&&');
}
