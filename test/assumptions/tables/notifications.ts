import type { Assumption } from '../assumption.ts';

const TOAST = 'shell/browser/notifications/win/windows_toast_notification.cc';
const ACTIVATOR = 'shell/browser/notifications/win/windows_toast_activator.cc';
const LIBNOTIFY = 'shell/browser/notifications/linux/libnotify_notification.cc';
const COCOA = 'shell/browser/notifications/mac/cocoa_notification.mm';
const API = 'shell/browser/api/electron_api_notification.cc';

const CHANNEL = 'electron/desktop/notifications/electron-channel.ts';
const XML = 'electron/desktop/notifications/toast-xml.ts';
const ID = 'electron/alerts/sinks/notification/notification-id.ts';
const ACTIVATIONS = 'electron/desktop/notifications/activations.ts';
const SHORTCUT = 'electron/desktop/notifications/windows-shortcut.ts';
const IDENTITY = 'electron/desktop/lifecycle/app-identity.ts';

/** What Electron does with notifications and with clicks on them. */
export const NOTIFICATIONS: readonly Assumption[] = [
  {
    what: 'Windows: a toast that Electron builds carries no launch argument, so that a cold click tells nothing',
    file: TOAST,
    has: /WindowsToastNotification::GetToastXml\( .* xml_writer\.StartElement\(kToast\);/,
    lacks: /"launch"/,
    ours: [XML],
  },
  {
    what: 'Windows: toastXml replaces title, body, silent and timeoutType',
    file: TOAST,
    has: /if \(!options\.toast_xml\.empty\(\)\) \{.*XmlDocumentFromString.*\} else \{.*GetToastXml\(notification_id, options\.title, options\.msg/,
    ours: [XML],
  },
  {
    what: 'Windows: the id is the tag of the toast, with toastXml too',
    file: TOAST,
    has: /std::wstring tag_str = GetTag\(notification_id\);.*put_Tag\(tag\)/,
    ours: [CHANNEL, ACTIVATIONS],
    about: ['Notification.id'],
  },
  {
    what: 'Windows: urgency is the priority of the toast, with toastXml too',
    file: TOAST,
    has: /options\.urgency == u"critical"\) \{ priority = .*ToastNotificationPriority_High/,
    ours: [CHANNEL],
  },
  {
    what: 'Windows: timeoutType "never" makes a reminder, which needs an action to be dismissed by',
    file: TOAST,
    has: /is_reminder = \(timeout_type == u"never"\);.*AddAttribute\(kScenario, kReminder\).*AddAttribute\(kArguments, kDismiss\)/,
    ours: [XML],
  },
  {
    what: 'Windows: close says why, and an object that was closed is still told of its click: "timedOut" is a toast in the Action Center',
    file: TOAST,
    has: /reason_string = "userCanceled";.*reason_string = "applicationHidden";.*reason_string = "timedOut";.*NotificationDismissed, notification_, false, reason_string/,
    ours: [CHANNEL],
    about: ['Notification.once:close', 'Notification.on:close'],
  },
  {
    what: 'Windows: a button says "type=action&action=<number>&tag=<id>", which the activator reads',
    file: TOAST,
    has: /"type=action&action=", base::NumberToString\(i\), "&tag=", notification_id/,
    ours: [XML, ID],
  },
  {
    what: 'Windows: a button is told to handleActivation and to its object, also by a toast in the running app',
    file: ACTIVATOR,
    has: /handle_callback\(activation_args\);.*target->delegate\(\)->NotificationAction\(action_index, selection_index\);/,
    ours: [ACTIVATIONS, 'electron/desktop/notifications/first-report.ts'],
    about: ['Notification.once:action', 'Notification.on:action'],
  },
  {
    what: 'macOS: buttons are numbered by their place in the list, from 0, and bring no window to the front',
    file: COCOA,
    has: /int i = 0; for \(const auto& action : options\.actions\) \{.*actionWithIdentifier:\[NSString stringWithFormat:@"ACTION_%d", i\] title:actionText options:UNNotificationActionOptionNone\];.*i\+\+; \}/,
    ours: [CHANNEL, ACTIVATIONS, 'docs/notifications.md'],
    about: ['NotificationConstructorOptions.actions'],
  },
  {
    what: 'macOS: a button that starts the app comes with "ready" under the name it was given',
    file: 'shell/browser/mac/electron_application_delegate.mm',
    has: /result\[@"actionIdentifier"\] = response\.actionIdentifier;/,
    ours: [ACTIVATIONS],
    about: ['NotificationResponse.actionIdentifier'],
  },
  {
    what: 'macOS: a button is told by its place in the list of actions',
    file: 'shell/browser/notifications/mac/notification_center_delegate.mm',
    has: /substringFromIndex:\[@"ACTION_" length\]\];.*NotificationActivated\(actionIndex\);/,
    ours: [CHANNEL, ACTIVATIONS],
  },
  {
    what: 'Windows: a click on a toast of this run reaches its own object',
    file: TOAST,
    has: /BindOnce\(&Notification::NotificationClicked, notification_\)/,
    ours: [CHANNEL],
    about: ['Notification.once:click', 'Notification.on:click'],
  },
  {
    what: 'Windows: a toast that was shown can still fail a moment later (switched off for the app)',
    file: TOAST,
    has: /IToastFailedEventArgs\* e\) \{.*BindOnce\(&Notification::NotificationFailed, notification_, errorMessage\)/,
    ours: [CHANNEL],
    about: ['Notification.once:failed', 'Notification.on:failed'],
  },
  {
    what: 'Windows: what the activator is told comes as it was written into the toast, in addition to the object’s click',
    file: ACTIVATOR,
    has: /NotificationActivator::Activate\( LPCWSTR app_user_model_id, LPCWSTR invoked_args/,
    ours: [ACTIVATIONS],
    about: ['ActivationArguments.arguments'],
  },
  {
    what: 'Windows: handleActivation is told at once of the click that started the app, and of each later one',
    file: API,
    has: /If activation details already exist, callback is invoked immediately\. .*SetActivationHandler/,
    ours: [ACTIVATIONS],
    about: ['Notification.handleActivation'],
  },
  {
    what: 'Windows: Electron sees to the Start menu shortcut by the app’s name, and takes the class id that is in it',
    file: ACTIVATOR,
    has: /GetApplicationName\(\)\).*programs\.Append\(product_name \+ L"\.lnk"\).*SetAppToastActivatorCLSID\(buf\)/,
    ours: [SHORTCUT, IDENTITY],
  },
  {
    what: 'Windows: a shortcut of another program, folder, id or class id is written anew',
    file: ACTIVATOR,
    has: /bool ExistingShortcutValid\(.*GetPath\(target_path.*GetWorkingDirectory\(work_dir.*PKEY_AppUserModel_ID.*PKEY_AppUserModel_ToastActivatorCLSID/,
    ours: [SHORTCUT],
  },
  {
    what: 'Windows: the class that Windows starts for a click is the program that runs, whichever that is',
    file: ACTIVATOR,
    has: /Software\\\\Classes\\\\CLSID\\\\.*LocalServer32.*server_key\.WriteValue\(nullptr, exe\.c_str\(\)\)/,
    ours: [IDENTITY],
    about: ['App.setToastActivatorCLSID'],
  },
  {
    what: 'Windows: without a class id Electron makes one up at each start, which older toasts do not know',
    file: 'shell/common/application_info_win.cc',
    has: /PCWSTR GetAppToastActivatorCLSID\(\) \{ if \(GetToastActivatorCLSID\(\)\.empty\(\)\) \{ GUID guid; if \(SUCCEEDED\(::CoCreateGuid\(&guid\)\)\)/,
    ours: [IDENTITY],
    about: ['App.setToastActivatorCLSID'],
  },
  {
    what: 'Windows: toasts are shown and found under the application user model id',
    file: TOAST,
    has: /GetAppUserModelID\(&app_id\).*CreateToastNotifierWithId\( app_id/,
    ours: [IDENTITY],
    about: ['App.setAppUserModelId'],
  },
  {
    what: 'Windows: ids longer than 64 characters are refused',
    file: API,
    has: /kMaxTagLength = 64;.*Notification id exceeds Windows limit/,
    ours: [ID],
  },
  {
    what: 'Linux: showing is a synchronous D-Bus call; a refusal is "failed" with an empty text before show() returns',
    file: LIBNOTIFY,
    has: /notify_notification_show\(notification_, &error\); if \(error\) \{ log_and_clear_error\(error, "notify_notification_show"\); NotificationFailed\(\); return; \} if \(delegate\(\)\) delegate\(\)->NotificationDisplayed\(\);/,
    ours: [CHANNEL],
    about: ['Notification.once:show', 'Notification.on:show', 'Notification.show'],
  },
  {
    what: 'Linux: the click is the default action, where the daemon has actions',
    file: LIBNOTIFY,
    has: /if \(NotifierSupportsActions\(\)\) \{ .*notify_notification_add_action\( notification_, "default"/,
    ours: [CHANNEL, 'electron/alerts/sinks/notification/server-capabilities.ts'],
  },
  {
    what: 'Linux: the body goes to the daemon as it is, which may read it as markup',
    file: LIBNOTIFY,
    has: /notify_notification_new\( base::UTF16ToUTF8\(options\.title\)\.c_str\(\), base::UTF16ToUTF8\(options\.msg\)\.c_str\(\)/,
    lacks: /g_markup_escape_text|EscapeForHTML/,
    ours: [CHANNEL],
  },
  {
    what: 'Linux: without libnotify there are no notifications, and isSupported says so',
    file: 'shell/browser/notifications/linux/notification_presenter_linux.cc',
    has: /if \(LibnotifyNotification::Initialize\(\)\) return std::make_unique<NotificationPresenterLinux>\(\); return \{\};/,
    ours: [CHANNEL],
    about: ['Notification.isSupported'],
  },
  {
    what: 'An object that was dismissed by the platform, or clicked, is gone for Electron too',
    file: 'shell/browser/notifications/notification.cc',
    has: /NotificationClicked\(\) \{ if \(delegate\(\)\) delegate\(\)->NotificationClick\(\); Destroy\(\); \}/,
    ours: [CHANNEL],
  },
  {
    what: 'close() withdraws what is on the screen',
    file: API,
    has: /void Notification::Close\(\) \{.*notification->Remove\(\); \} else \{ notification->Dismiss\(\); \}/,
    ours: [CHANNEL],
    about: ['Notification.close'],
  },
  {
    what: 'macOS: the end of the app takes its delivered notifications away',
    file: COCOA,
    has: /CocoaNotification::~CocoaNotification\(\) \{.*!is_restored_\).*removeDeliveredNotificationsWithIdentifiers/,
    ours: [ACTIVATIONS, 'docs/notifications.md'],
  },
  {
    what: 'macOS: what an earlier run left can be asked for, is heard when clicked, and is not taken away',
    file: API,
    has: /Notification::GetHistory\(.*GetDeliveredNotifications\(.*notif->notification_->Restore\(\);/,
    ours: [ACTIVATIONS],
    about: ['Notification.getHistory'],
  },
  {
    what: 'macOS: the platform says whether a notification was taken: "failed" with its words, or "show"',
    file: COCOA,
    has: /NotificationFailed\(error_description\);.*un_self->NotificationDisplayed\(\);/,
    ours: [CHANNEL, 'electron/alerts/sinks/notification/channel-order.ts'],
  },
  {
    what: 'macOS: a click that starts the app comes with "ready", and names the notification',
    file: 'shell/browser/mac/electron_application_delegate.mm',
    has: /result\[@"identifier"\] = response\.notification\.request\.identifier;.*DidFinishLaunching\( electron::NSDictionaryToValue\(notification_info\)\)/,
    ours: [ACTIVATIONS],
    about: ['App.once:ready', 'NotificationResponse.identifier'],
  },
];
