import { expect, it } from 'vitest';
import { runsOnWayland } from '../../../electron/desktop/system/wayland.ts';

const on = (
  env: Readonly<Record<string, string>>,
  argv: readonly string[] = [],
  platform: NodeJS.Platform = 'linux',
) => runsOnWayland({ platform, env, argv });

it('is told by the session, and by the switch before it', () => {
  expect(on({ XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' })).toBe(true);
  expect(on({ XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' })).toBe(false);
  expect(on({ WAYLAND_DISPLAY: 'wayland-1' })).toBe(true);
  expect(on({ DISPLAY: ':0' })).toBe(false);
  const session = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' };
  expect(on(session, ['--ozone-platform=x11'])).toBe(false);
  expect(on(session, ['--ozone-platform=x11', '--ozone-platform=auto'])).toBe(true);
  expect(on({ DISPLAY: ':0' }, ['--ozone-platform=wayland'])).toBe(true);
  expect(on(session, [], 'darwin')).toBe(false);
});
