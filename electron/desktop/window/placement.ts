import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { besideTray, usableBounds } from './window-bounds.ts';

const workAreas = (): readonly Rectangle[] => screen.getAllDisplays().map(({ workArea }) => workArea);

/** Saved bounds as they can be used on the displays that are there now; null where there are none. */
export function restoredBounds(saved: Rectangle | null): Rectangle | null {
  return saved === null ? null : usableBounds(saved, workAreas());
}

/**
 * Places the window before it is shown: beside the tray icon, or where it is if it was put there and a display shows it (one
 * may have been removed since the last time).
 */
export function placeWindow(shown: BrowserWindow, wasPlaced: boolean, tray: Rectangle | null): void {
  const bounds = shown.getBounds();
  const isReachable = usableBounds(bounds, workAreas()) !== null;
  if (wasPlaced && isReachable) return;
  if (tray !== null) {
    const { workArea } = screen.getDisplayNearestPoint({ x: tray.x, y: tray.y });
    const position = besideTray(tray, bounds, workArea);
    if (position !== null) {
      shown.setPosition(position.x, position.y);
      return;
    }
  }
  if (isReachable) return;
  const { workArea } = screen.getPrimaryDisplay();
  shown.setPosition(
    workArea.x + Math.max(0, Math.round((workArea.width - bounds.width) / 2)),
    workArea.y + Math.max(0, Math.round((workArea.height - bounds.height) / 2)),
  );
}
