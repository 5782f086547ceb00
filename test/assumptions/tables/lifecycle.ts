import type { Assumption } from '../assumption.ts';

const EVENTS = 'electron/desktop/lifecycle/app-events.ts';
const QUIT = 'electron/desktop/lifecycle/quit.ts';
const IDENTITY = 'electron/desktop/lifecycle/app-identity.ts';
const AUTOSTART = 'electron/desktop/system/autostart.ts';
const POWER = 'electron/desktop/system/power-events.ts';

/** What Electron does at start and end, at login, in sleep, and with the modules of the app. */
export const LIFECYCLE: readonly Assumption[] = [
  {
    what: 'A main of type "module" is loaded as ESM, and the app is ready only after its top level has run',
    file: 'lib/browser/init.ts',
    has: /packageJson\.type === 'module' .*runEntryPointWithESMLoader\(async \(cascadedLoader: any\) => \{ try \{ await cascadedLoader\.import\(main\.toString\(\).*appCodeLoaded!\(\);/,
    ours: ['electron/main.ts', 'build/bundles.ts'],
  },
  {
    what: 'A sandboxed preload can load Electron’s modules and a few of Node’s, and no file',
    file: 'lib/sandboxed_renderer/preload.ts',
    has: /throw new Error\(`module not found: \$\{module\}`\)/,
    ours: ['electron/preload.ts', 'build/bundles.ts'],
  },
  {
    what: 'Electron’s Node is 24, which has node:sqlite',
    file: 'DEPS',
    has: /'node_version': 'v24\./,
    ours: ['electron/store/database/payment-store.ts', 'build/bundles.ts'],
  },
  {
    what: 'The app quits with its last window, unless somebody listens to window-all-closed',
    file: 'lib/browser/init.ts',
    has: /app\.on\('window-all-closed', \(\) => \{ if \(app\.listenerCount\('window-all-closed'\) === 1\) \{ app\.quit\(\); \} \}\)/,
    ours: [QUIT],
    about: ['App.on:window-all-closed'],
  },
  {
    what: 'quit asks before-quit first, then the windows, then will-quit',
    file: 'shell/browser/browser.cc',
    has: /void Browser::Quit\(\) \{ if \(is_quitting_\) return; is_quitting_ = HandleBeforeQuit\(\); if \(!is_quitting_\) return; if \(electron::WindowList::IsEmpty\(\)\) NotifyAndShutdown\(\); else electron::WindowList::CloseAllWindows\(\); \}/,
    ours: [QUIT],
    about: ['App.quit', 'App.on:before-quit'],
  },
  {
    what: 'exit asks nobody, and ends before the message loop runs too',
    file: 'shell/browser/browser.cc',
    has: /void Browser::ExitWithCode\(int code\) \{ if \(!ElectronBrowserMainParts::Get\(\)->SetExitCode\(code\)\) \{.*exit\(code\); \} else \{.*DestroyAllWindows\(\)/,
    ours: ['electron/main.ts'],
    about: ['App.exit'],
  },
  {
    what: 'macOS: quitAndInstall emits before-quit-for-update and closes every window before it quits',
    file: 'shell/browser/api/electron_api_auto_updater.cc',
    has: /void AutoUpdater::QuitAndInstall\(\) \{ Emit\("before-quit-for-update"\);.*if \(WindowList::IsEmpty\(\)\) \{.*WindowList::AddObserver\(this\); WindowList::CloseAllWindows\(\); \}/,
    ours: [QUIT, 'electron/desktop/updates/updates.ts'],
    about: ['AutoUpdater.on:before-quit-for-update', 'AutoUpdater.once:before-quit-for-update'],
  },
  {
    what: 'Windows: the end of the session is told to windows only, and the process ends when their listeners return',
    file: 'shell/browser/native_window_views_win.cc',
    has: /case WM_ENDSESSION: \{.*NotifyWindowEndSession\(reasons\);.*if \(!Browser::Get\(\)->is_quitting\(\)\) base::Process::TerminateCurrentProcessImmediately\(0\)/,
    ours: [QUIT],
    about: ['BrowserWindow.on:query-session-end', 'BrowserWindow.on:session-end'],
  },
  {
    what: 'A second start hands its command line over, and gets no lock',
    file: 'shell/browser/api/electron_api_app.cc',
    has: /Emit\("second-instance", cmd\.argv\(\), cwd, data_value\);.*case ProcessSingleton::NotifyResult::PROCESS_NOTIFIED: \{.*return false;/,
    ours: [EVENTS, 'electron/desktop/notifications/activations.ts'],
  },
  {
    what: 'The lock lies in the user data folder of that moment, so that it is set before',
    file: 'shell/browser/api/electron_api_app.cc',
    has: /App::RequestSingleInstanceLock\(.*PathService::Get\(chrome::DIR_USER_DATA, &user_dir\)/,
    ours: [IDENTITY, 'electron/main.ts'],
  },
  {
    what: 'relaunch takes a program and arguments of its own, and starts it when this one has ended',
    file: 'shell/browser/api/electron_api_app.cc',
    has: /options\.Get\("execPath", &exec_path\); bool has_args = options\.Get\("args", &args\);.*relauncher::RelaunchApp\(argv\)/,
    ours: [EVENTS],
    about: ['App.relaunch'],
  },
  {
    what: 'macOS: opening the app again while it runs is "activate"',
    file: 'shell/browser/mac/electron_application_delegate.mm',
    has: /applicationShouldHandleReopen:.*browser->Activate\(static_cast<bool>\(flag\)\)/,
    ours: [EVENTS],
    about: ['App.on:activate'],
  },
  {
    what: 'macOS: the Dock’s icon can be hidden; elsewhere there is no dock',
    file: 'shell/browser/browser_mac.mm',
    has: /void Browser::DockHide\(\)/,
    ours: [IDENTITY],
    about: ['App.dock', 'Dock.hide'],
  },
  {
    what: 'setAppUserModelId can be called on every platform',
    file: 'lib/browser/api/app.ts',
    has: /app\.setAppUserModelId = app\.setAppUserModelId \|\| \(\(\) => \{\}\)/,
    ours: [IDENTITY],
    about: ['App.setAppUserModelId'],
  },
  {
    what: 'Windows: setting the login item undoes what the user switched off in the Task Manager',
    file: 'shell/browser/browser_win.cc',
    has: /SetLoginItemSettings\(LoginItemSettings settings\) \{.*if \(settings\.enabled\) \{ startup_approved_key\.DeleteValue\(key_name\);/,
    ours: [AUTOSTART],
    about: ['App.setLoginItemSettings'],
  },
  {
    what: 'Windows: the login item is named by the application user model id',
    file: 'shell/browser/browser_win.cc',
    has: /!settings\.name\.empty\(\) \? settings\.name\.c_str\(\) : GetAppUserModelID\(\);/,
    ours: [AUTOSTART, IDENTITY],
  },
  {
    what: 'Windows: executableWillLaunchAtLogin tells what the Task Manager says',
    file: 'shell/browser/browser_win.cc',
    has: /StartupApprovedRun\.c_str\(\), 0, KEY_QUERY_VALUE.*executable_will_launch_at_login =/,
    ours: [AUTOSTART],
    about: ['LoginItemSettings.executableWillLaunchAtLogin'],
  },
  {
    what: 'Linux: login items do nothing',
    file: 'shell/browser/browser_linux.cc',
    has: /void Browser::SetLoginItemSettings\(LoginItemSettings settings\) \{\}/,
    ours: [AUTOSTART, 'electron/desktop/system/autostart-entry.ts'],
  },
  {
    what: 'macOS: a start at login is told',
    file: 'shell/browser/browser_mac.mm',
    has: /settings\.opened_at_login = was_launched_at_login_;/,
    ours: ['electron/main.ts'],
    about: ['LoginItemSettings.wasOpenedAtLogin', 'App.getLoginItemSettings'],
  },
  {
    what: 'Sleep and waking are told',
    file: 'shell/browser/api/electron_api_power_monitor.cc',
    has: /Emit\("suspend"\);.*Emit\("resume"\);/,
    ours: [POWER],
    about: ['PowerMonitor.on:suspend', 'PowerMonitor.on:resume'],
  },
  {
    what: 'Linux and macOS: a shutdown is told, and waits for an app that prevents it',
    file: 'shell/browser/api/electron_api_power_monitor.cc',
    has: /PowerMonitor::ShouldShutdown\(\) \{ return !Emit\("shutdown"\); \}/,
    ours: [QUIT],
    about: ['PowerMonitor.on:shutdown'],
  },
  {
    what: 'Windows: the unlocked screen is told',
    file: 'shell/browser/api/electron_api_power_monitor_win.cc',
    has: /Emit\("unlock-screen"\)/,
    ours: [POWER],
    about: ['PowerMonitor.on:unlock-screen'],
  },
  {
    what: 'macOS: the unlocked screen is told',
    file: 'shell/browser/api/electron_api_power_monitor_mac.mm',
    has: /Emit\("unlock-screen"\)/,
    ours: [POWER],
    about: ['PowerMonitor.on:unlock-screen'],
  },
  {
    what: 'A failed request names its channel and the error’s text, and nothing else of the error',
    file: 'lib/browser/ipc-dispatch.ts',
    has: /sendReply\(\{ error: error\.toString\(\) \}\)/,
    ours: ['electron/desktop/ipc/register.ts'],
  },
  {
    what: 'Code cache needs a standard scheme',
    file: 'shell/browser/api/electron_api_protocol.cc',
    has: /custom_scheme\.options\.codeCache && !custom_scheme\.options\.standard/,
    ours: ['electron/desktop/window/app-protocol.ts'],
  },
  {
    what: 'Files of the archive that other programs need lie beside it, in app.asar.unpacked',
    file: 'lib/node/asar-fs-wrapper.ts',
    has: /`\$\{asarPath\}\.unpacked`/,
    ours: ['electron/alerts/sinks/notification/unpacked-path.ts', 'electron-builder.yml'],
  },
  {
    what: 'The proxy of an address comes as a PAC result',
    file: 'shell/browser/api/electron_api_session.cc',
    has: /Session::ResolveProxy\(gin::Arguments\* args\)/,
    ours: ['electron/desktop/system/system-proxy.ts'],
  },
];
