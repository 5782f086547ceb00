import { app } from 'electron';
import type { LoginItemView, Settings } from '../../contract/index.ts';
import type { LaunchOptions } from '../lifecycle/launch-options.ts';
import type { I18n } from '../texts/i18n.ts';
import { type AutostartContext, createAutostartFile } from './autostart-file.ts';

type StartSettings = Pick<Settings, 'startAtLogin' | 'startHidden'>;

export interface LoginItemDeps extends AutostartContext {
  readonly platform: NodeJS.Platform;
  /** The settings at start: what the system was told by an earlier run. */
  readonly set: StartSettings;
  /** Why this run leaves alone what starts at login; null where it does not. */
  readonly whyNot: WhyNoLoginItem | null;
}

type WhyNoLoginItem = 'from-sources' | 'other-folder';

/** Only the installed app on its own data folder changes what starts at login: no run from the sources, no demo, no test. */
export function whyNoLoginItem({
  demo,
  dataDir,
}: Pick<LaunchOptions, 'demo' | 'dataDir'>): WhyNoLoginItem | null {
  if (!app.isPackaged) return 'from-sources';
  return demo || dataDir !== null ? 'other-folder' : null;
}

/** The app's start at login, as the settings and the system have it. */
export interface LoginItem {
  /**
   * Tells the system what changed. It is not told at each start: on Windows that would switch on again what a person has
   * switched off in the Task Manager (browser_win.cc).
   * @throws Error when the system refuses; the next call tries again.
   */
  readonly apply: (next: StartSettings) => void;
  /** At start: corrects the path of an AppImage that was moved. @throws Error when the entry cannot be written. */
  readonly refresh: () => void;
  /** In the user's language. */
  readonly view: (i18n: I18n) => LoginItemView;
}

export function createLoginItem({ platform, set, whyNot, ...context }: LoginItemDeps): LoginItem {
  let told = set;
  const autostart = createAutostartFile(context);

  function tell({ startAtLogin, startHidden }: StartSettings): void {
    const isSwitched = startAtLogin !== told.startAtLogin;
    if (platform === 'linux') {
      if (isSwitched && startAtLogin) autostart.write(startHidden);
      else if (isSwitched) autostart.remove();
      else if (startAtLogin) autostart.update(startHidden);
      return;
    }
    // macOS passes no arguments to a login item.
    const isOther = isSwitched || (platform === 'win32' && startAtLogin && startHidden !== told.startHidden);
    if (!isOther) return;
    const enabled = isSwitched || app.getLoginItemSettings().executableWillLaunchAtLogin;
    const args = startHidden ? ['--hidden'] : [];
    app.setLoginItemSettings({ openAtLogin: startAtLogin, args, enabled });
  }

  /** What the system makes of a start at login that the settings ask for; null where it does as it is told. */
  function difference({ t }: I18n): string | null {
    if (platform === 'linux') return autostart.isOn() ? null : t('startup.offInLinux');
    const { executableWillLaunchAtLogin, status } = app.getLoginItemSettings();
    if (platform === 'win32') return executableWillLaunchAtLogin ? null : t('startup.offInWindows');
    if (status === 'enabled') return null;
    return t(status === 'requires-approval' ? 'startup.needsApproval' : 'startup.offInMacos');
  }

  return {
    apply(next) {
      if (whyNot !== null) return;
      tell(next);
      told = next;
    },
    refresh() {
      if (whyNot === null && platform === 'linux' && told.startAtLogin) autostart.update(told.startHidden);
    },
    view(i18n) {
      if (whyNot === 'from-sources') return { isOffered: false, text: i18n.t('startup.fromSources') };
      if (whyNot === 'other-folder') return { isOffered: false, text: i18n.t('startup.otherFolder') };
      return { isOffered: true, text: told.startAtLogin ? difference(i18n) : null };
    },
  };
}
