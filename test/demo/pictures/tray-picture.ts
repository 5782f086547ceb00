import { readFileSync } from 'node:fs';
import type { MenuEntry, TrayView } from '../../desktop-bench/desktop-app.ts';

const SHADES = {
  light: {
    page: '#f4f4f5',
    panel: '#ffffff',
    edge: '#d4d4d8',
    text: '#18181b',
    quiet: '#71717a',
    bar: '#e4e4e7',
  },
  dark: {
    page: '#18181b',
    panel: '#27272a',
    edge: '#3f3f46',
    text: '#f4f4f5',
    quiet: '#a1a1aa',
    bar: '#09090b',
  },
} as const;

export type Scheme = keyof typeof SHADES;

/**
 * A page that draws the tray as plainly as can be: the icon's own file on a bar, and what the menu holds. It imitates no
 * system: each draws menus in its own way.
 */
export function trayPage({ menu }: TrayView, icon: string, scheme: Scheme): string {
  const { page, panel, edge, text, quiet, bar } = SHADES[scheme];
  const image = readFileSync(icon).toString('base64');
  return `<!doctype html><meta charset="utf-8"><style>
  body { display: flow-root; margin: 0; min-width: 310px; width: max-content; background: ${page}; color: ${text}; font: 13px/1 'Liberation Sans', sans-serif; }
  .bar { display: flex; justify-content: flex-end; padding: 8px 16px; background: ${bar}; }
  .bar img { width: 20px; height: 20px; }
  ul { margin: 12px; padding: 6px 0; list-style: none; background: ${panel}; border: 1px solid ${edge}; border-radius: 8px; }
  li { display: flex; justify-content: space-between; padding: 6px 14px; white-space: nowrap; }
  li.off { color: ${quiet}; }
  li.line { height: 1px; margin: 5px 0; padding: 0; background: ${edge}; }
  </style><div class="bar"><img src="data:image/png;base64,${image}"></div><ul>${menu.map(item).join('')}</ul>`;
}

function item({ label, type, enabled, submenu }: MenuEntry): string {
  if (type === 'separator') return '<li class="line"></li>';
  const words = label.replaceAll('&&', '&').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<li${enabled ? '' : ' class="off"'}><span>${words}</span>${submenu === null ? '' : '<span>›</span>'}</li>`;
}
