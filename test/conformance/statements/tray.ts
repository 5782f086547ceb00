import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Tray } from 'electron';
import type { Stage, Statement } from '../statement.ts';

/** Gives the function a tray that is gone afterwards. */
function withTray({ electron, icon }: Stage, use: (tray: Tray) => void): void {
  const tray = new electron.Tray(icon);
  try {
    use(tray);
  } finally {
    tray.destroy();
  }
}

export const TRAY: readonly Statement[] = [
  {
    says: 'A tray cannot be made before the app is ready',
    about: [],
    early: true,
    run({ electron: { Tray }, icon }) {
      assert.throws(() => new Tray(icon), /before app is ready/);
    },
  },
  {
    says: 'An image that is not there is refused, first and later',
    about: ['Tray.setImage'],
    run(stage) {
      const missing = join(stage.folder, 'no-such-icon.png');
      assert.throws(() => new stage.electron.Tray(missing), /Failed to load image from path/);
      withTray(stage, (tray) =>
        assert.throws(() => tray.setImage(missing), /Failed to load image from path/),
      );
    },
  },
  {
    says: 'An image is set by its path, a tip by its text, a menu or none by setContextMenu',
    about: ['Tray.setImage', 'Tray.setToolTip', 'Tray.setContextMenu'],
    run(stage) {
      withTray(stage, (tray) => {
        tray.setImage(stage.icon);
        tray.setToolTip('XRPL Chime');
        tray.setContextMenu(stage.electron.Menu.buildFromTemplate([{ label: 'a' }]));
        tray.setContextMenu(null);
        assert.throws(() => tray.setContextMenu([] as never), /Menu or null/);
      });
    },
  },
  {
    says: 'The title is kept on macOS, and is nothing elsewhere',
    about: ['Tray.setTitle'],
    run(stage) {
      withTray(stage, (tray) => {
        tray.setTitle('3');
        assert.equal(tray.getTitle(), stage.platform === 'darwin' ? '3' : '');
        tray.setTitle('');
        assert.equal(tray.getTitle(), '');
      });
    },
  },
  {
    says: 'Linux does not say where the icon is',
    about: ['Tray.getBounds'],
    on: ['linux'],
    run(stage) {
      withTray(stage, (tray) => assert.deepEqual(tray.getBounds(), { x: 0, y: 0, width: 0, height: 0 }));
    },
  },
  {
    says: 'Windows and macOS say where the icon is',
    about: ['Tray.getBounds'],
    on: ['win32', 'darwin'],
    run(stage) {
      withTray(stage, (tray) => {
        const bounds = tray.getBounds();
        assert.deepEqual(Object.keys(bounds).toSorted(), ['height', 'width', 'x', 'y']);
      });
    },
  },
  {
    says: 'A tray that is destroyed refuses whatever comes',
    about: ['Tray.destroy'],
    run({ electron: { Tray }, icon }) {
      const tray = new Tray(icon);
      assert.equal(tray.isDestroyed(), false);
      tray.destroy();
      assert.equal(tray.isDestroyed(), true);
      assert.throws(() => tray.setToolTip('late'), /Tray is destroyed/);
      assert.throws(() => tray.setImage(icon), /Tray is destroyed/);
    },
  },
];
