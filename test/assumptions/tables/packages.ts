import type { Assumption } from '../assumption.ts';

const UPDATES = 'electron/desktop/updates/updates.ts';
const BUILDER = 'electron-builder.yml';

/** What the packages do that are installed here, each in its pinned version. */
export const PACKAGES: readonly Assumption[] = [
  {
    what: 'An update is installed when the app quits, unless autoInstallOnAppQuit is off then',
    file: 'electron-updater/out/BaseUpdater.js',
    has: /addQuitHandler\(\) \{ if \(this\.quitHandlerAdded \|\| !this\.autoInstallOnAppQuit\) \{ return; \}.*this\.install\(true, false\)/,
    ours: [UPDATES],
  },
  {
    what: 'Windows and Linux: quitAndInstall starts the installer, then emits before-quit-for-update and quits',
    file: 'electron-updater/out/BaseUpdater.js',
    has: /const isInstalled = this\.install\(.*autoUpdater\.emit\("before-quit-for-update"\); this\.app\.quit\(\);/,
    ours: [UPDATES],
  },
  {
    what: 'Linux: deb and rpm packages are installed as root, by pkexec, and the app waits for it',
    file: 'electron-updater/out/LinuxUpdater.js',
    has: /runCommandWithSudoIfNeeded\(commandWithArgs\) \{.*this\.spawnSyncLog\(sudo\[0\].*"pkexec"/,
    ours: [UPDATES],
  },
  {
    what: 'macOS: quitAndInstall is Electron’s own, as soon as Squirrel has the update',
    file: 'electron-updater/out/MacUpdater.js',
    has: /handleUpdateDownloaded\(\) \{ if \(this\.autoRunAppAfterInstall\) \{ this\.nativeUpdater\.quitAndInstall\(\);/,
    ours: [UPDATES],
  },
  {
    what: 'Fuses are flipped before signing, and resetAdHocDarwinSignature reaches the program that flips them',
    file: 'app-builder-lib/out/platformPackager.js',
    has: /doAddElectronFuses\(packContext\);.*doSignAfterPack\(.*resetAdHocDarwinSignature: fuses\.resetAdHocDarwinSignature/,
    ours: [BUILDER],
  },
  {
    what: 'Without a certificate nothing is signed by itself, not ad hoc either',
    file: 'app-builder-lib/out/macPackager.js',
    has: /const identity = await this\.helper\.findSigningIdentity\([^;]*; if \(!identity\) \{ return false; \}/,
    ours: [BUILDER],
  },
  {
    what: 'Windows: the installer writes the shortcut with the application user model id and without an activator',
    file: 'app-builder-lib/templates/nsis/include/installer.nsh',
    has: /WinShell::SetLnkAUMI "\$newStartMenuLink" "\$\{APP_ID\}"/,
    lacks: /ToastActivator/,
    ours: ['electron/desktop/notifications/windows-shortcut.ts'],
  },
  {
    what: 'The update feed of an installed app is app-update.yml in its resources',
    file: 'electron-updater/out/ElectronAppAdapter.js',
    has: /this\.isPackaged \? path\.join\(process\.resourcesPath, "app-update\.yml"\)/,
    ours: ['electron/desktop/updates/installation.ts'],
  },
  {
    what: 'Linux: package-type in the resources tells deb and rpm from an AppImage',
    file: 'electron-updater/out/main.js',
    has: /path\.join\(process\.resourcesPath, "package-type"\)/,
    ours: ['electron/desktop/updates/installation.ts'],
  },
  {
    what: 'Linux: an AppImage is replaced at the path that APPIMAGE names, and nothing is where that is missing',
    file: 'electron-updater/out/AppImageUpdater.js',
    has: /process\.env\["APPIMAGE"\] == null && !this\.forceDevUpdateConfig/,
    ours: ['electron/desktop/updates/installation.ts', 'electron/desktop/system/app-image.ts'],
  },
  {
    what: 'The deb and rpm packages bring an AppArmor profile, which allows user namespaces to the program',
    file: 'app-builder-lib/templates/linux/after-install.tpl',
    has: /apparmor_status --enabled.*APPARMOR_PROFILE_TARGET='\/etc\/apparmor\.d\//,
    ours: [BUILDER, 'README.md'],
  },
  {
    what: 'The electron package finds its program in dist/, or where ELECTRON_OVERRIDE_DIST_PATH says',
    file: 'electron/index.js',
    has: /process\.env\.ELECTRON_OVERRIDE_DIST_PATH/,
    ours: ['build/electron-binary.ts'],
  },
  {
    what: 'electron-store reads the user data folder and the version when it is made, so that both are set before',
    file: 'electron-store/index.js',
    has: /defaultCwd: app\.getPath\('userData'\), appVersion: app\.getVersion\(\)/,
    ours: ['electron/desktop/context/create-app-context.ts'],
  },
  {
    what: 'terminal-notifier answers when its notification is gone, and says nothing of a permission that is denied',
    file: 'node-notifier/notifiers/notificationcenter.js',
    has: /vendor\/mac\.noindex\/terminal-notifier\.app.*utils\.fileCommandJson\( this\.options\.customPath \|\| notifier/,
    lacks: /denied|permission|authoriz/i,
    ours: ['electron/alerts/sinks/notification/node-notifier-channel.ts', BUILDER],
  },
  {
    what: 'A SnoreToast that fails or is missing is an answer without an action, and no error',
    file: 'node-notifier/notifiers/toaster.js',
    has: /if \(err && err\.code === -1\) \{ callback\(err, result\); \} callback\(null, result\);/,
    ours: ['electron/alerts/sinks/notification/node-notifier-channel.ts'],
  },
  {
    what: 'notify-send is run by a shell command line that node-notifier escapes',
    file: 'node-notifier/lib/utils.js',
    has: /return cp\.exec\(notifier \+ ' ' \+ options\.join\(' '\)/,
    ours: ['electron/alerts/sinks/notification/markup.ts'],
  },
];
