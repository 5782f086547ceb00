import type { Rectangle } from 'electron';

/** The window's first size. */
export const DEFAULT_SIZE = { width: 420, height: 640 } as const;
export const MINIMUM_SIZE = { width: 340, height: 420 } as const;

const MARGIN = 8;
/** So many pixels of the title bar must be on a display for the mouse to catch it. */
const GRIP = 80;

/** Saved bounds, cut to their display; null if they cannot be reached on the displays that are there now. */
export function usableBounds(saved: Rectangle, workAreas: readonly Rectangle[]): Rectangle | null {
  const area = workAreas.find((candidate) => {
    const acrossX =
      Math.min(saved.x + saved.width, candidate.x + candidate.width) - Math.max(saved.x, candidate.x);
    return (
      acrossX >= Math.min(GRIP, saved.width) &&
      saved.y >= candidate.y &&
      saved.y < candidate.y + candidate.height - GRIP / 2
    );
  });
  if (area === undefined) return null;
  return {
    x: saved.x,
    y: saved.y,
    width: Math.max(MINIMUM_SIZE.width, Math.min(saved.width, area.width)),
    height: Math.max(MINIMUM_SIZE.height, Math.min(saved.height, area.height)),
  };
}

/**
 * Where a window of this size opens beside the tray icon: centred on it, on the side away from the panel, inside the work
 * area. Null where the platform does not say where the icon is (Linux).
 */
export function besideTray(
  icon: Rectangle,
  size: { readonly width: number; readonly height: number },
  area: Rectangle,
): { readonly x: number; readonly y: number } | null {
  if (icon.width === 0 || icon.height === 0) return null;
  const centre = icon.x + icon.width / 2;
  const x = clamp(
    Math.round(centre - size.width / 2),
    area.x + MARGIN,
    area.x + area.width - size.width - MARGIN,
  );
  const isAbove = icon.y + icon.height / 2 < area.y + area.height / 2;
  const wanted = isAbove ? icon.y + icon.height + MARGIN : icon.y - size.height - MARGIN;
  return { x, y: clamp(wanted, area.y + MARGIN, area.y + area.height - size.height - MARGIN) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
