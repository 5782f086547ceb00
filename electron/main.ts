import { join } from 'node:path';
import { app, dialog } from 'electron';
import { paymentsNamed } from './alerts/sinks/notification/notification-id.ts';
import { findPlayers } from './alerts/sinks/notification/players.ts';
import { createSoundPlayer } from './alerts/sinks/notification/sound.ts';
import { unpackedPath } from './alerts/sinks/notification/unpacked-path.ts';
import { createActions } from './desktop/actions/create-actions.ts';
import { pruneOld } from './desktop/actions/stored-data.ts';
import { createAppContext } from './desktop/context/create-app-context.ts';
import { startTicker, TICK_MS } from './desktop/context/ticker.ts';
import { paymentRow } from './desktop/history/payment-rows.ts';
import { createHandlers } from './desktop/ipc/handlers.ts';
import { registerIpc } from './desktop/ipc/register.ts';
import { unexpectedError } from './desktop/ipc/unexpected-error.ts';
import {
  followLoginItem,
  followSecondInstance,
  logCrashes,
  relaunchApp,
} from './desktop/lifecycle/app-events.ts';
import { type DataPlace, identifyApp, sayPlace } from './desktop/lifecycle/app-identity.ts';
import { startDemo } from './desktop/lifecycle/demo.ts';
import { readLaunchOptions } from './desktop/lifecycle/launch-options.ts';
import { quitCleanly, stayWithoutWindows } from './desktop/lifecycle/quit.ts';
import { createStops } from './desktop/lifecycle/stops.ts';
import { runVerify, verifyArguments } from './desktop/lifecycle/verify-run.ts';
import { offerEditMenu } from './desktop/menu/edit-menu.ts';
import { watchActivations } from './desktop/notifications/activations.ts';
import { carryOut } from './desktop/notifications/carry-out.ts';
import { createChannels } from './desktop/notifications/channels.ts';
import { noticeUses } from './desktop/notifications/notice-uses.ts';
import { createPusher, type Pusher } from './desktop/snapshot/pusher.ts';
import { snapshotFields } from './desktop/snapshot/snapshot-fields.ts';
import { throttle } from './desktop/snapshot/throttle.ts';
import { startsHidden } from './desktop/system/autostart-entry.ts';
import { createShortcut } from './desktop/system/global-shortcut.ts';
import { createLogger } from './desktop/system/logger.ts';
import { watchPower } from './desktop/system/power-events.ts';
import { readThirdParty } from './desktop/system/third-party.ts';
import { i18nFor, resolveLocale } from './desktop/texts/i18n.ts';
import { messageOf } from './desktop/texts/message-of.ts';
import { createPanelTheme } from './desktop/tray/panel-theme.ts';
import { type AppTray, createTray } from './desktop/tray/tray.ts';
import { createTrayController } from './desktop/tray/tray-controller.ts';
import { registerAppScheme, serveWindow } from './desktop/window/app-protocol.ts';
import { tellLostWindow } from './desktop/window/lost-window.ts';
import { createMainWindow } from './desktop/window/main-window.ts';
import { guardWebContents } from './desktop/window/navigation-guards.ts';
import { createWindowState } from './desktop/window/window-state.ts';
import { lockDataFolder } from './store/lock.ts';

/** Folder of the built app: this file's own. */
const dist = import.meta.dirname;
const options = readLaunchOptions(process.argv);
const activations = watchActivations(process.platform, process.argv);

const receipt = verifyArguments(process.argv, process.defaultApp === true);

if (receipt === null) {
  registerAppScheme();
  stayWithoutWindows();
  begin();
} else {
  runVerify(receipt).catch(giveUp);
}

function begin(): void {
  try {
    const place = identifyApp(options);
    if (app.requestSingleInstanceLock()) start(place).catch(giveUp);
    else app.quit();
  } catch (error) {
    giveUp(error);
  }
}

async function start(place: DataPlace): Promise<void> {
  const { dataFolder, earlierData } = place;
  const lock = lockDataFolder(dataFolder);
  sayPlace(place);
  const log = createLogger(dataFolder);
  const demo = await startDemo(options, dist);
  await app.whenReady();

  guardWebContents();
  serveWindow(join(dist, 'renderer'));

  const panel = createPanelTheme(process.platform, process.env.XDG_CURRENT_DESKTOP);
  let tray: AppTray | null = null;
  let pusher: Pusher | null = null;
  const window = createMainWindow({
    distFolder: dist,
    ...createWindowState(dataFolder),
    trayBounds: () => tray?.bounds() ?? null,
    onSeen: () => pusher?.seen(),
    onDeath(death) {
      log.error('the window’s page ended', death);
      if (death.isSeen && !death.isReplaced) void tellLostWindow(context.i18n(), window.show);
    },
  });
  const context = createAppContext({
    options,
    lock,
    earlierData,
    log,
    channels: createChannels(process.platform, activations.isFirst),
    sound: createSoundPlayer({
      chime: unpackedPath(join(dist, 'sounds', 'chime.wav')),
      loudChime: unpackedPath(join(dist, 'sounds', 'chime-loud.wav')),
      rendered: join(dataFolder, 'louder.wav'),
      players: findPlayers(),
      warn: log.warn,
    }),
    overridden: demo.serversOf,
    isSeen: window.isSeen,
    publish: (topic) => pusher?.publish(topic),
    arrived: (payments) => pusher?.arrived(payments.map(({ id }) => id)),
    useNotice: (use, ids) => carryOut(use, ids, noticeUses(context, actions)),
    show: window.show,
    hide: window.hide,
    dialogParent: window.dialogParent,
    setAppTheme: panel.setAppTheme,
    setShortcut: createShortcut(window.toggle).set,
    relaunch: relaunchApp,
    quit: () => app.quit(),
  });
  const actions = createActions(context);

  offerEditMenu(context.i18n);
  const fields = snapshotFields(context);
  const controller = createTrayController(context, actions, fields, process.platform);
  const updateTray = throttle(1000, () => tray?.update(controller.content()));
  pusher = createPusher({
    fields,
    rowOf(id) {
      const payment = context.store.payment(id);
      return payment === null ? null : paymentRow(payment, context.rowContext());
    },
    isSeen: window.isSeen,
    send: window.push,
    onFlush(changed) {
      if (controller.concerns(changed)) updateTray();
    },
  });
  const started = Promise.withResolvers<void>();
  const handlers = createHandlers({
    context,
    actions,
    onSnapshot: pusher.sent,
    started: started.promise,
    onStart: window.listening,
    licenses: () => readThirdParty(join(dist, 'third-party.json')),
  });
  registerIpc(handlers, {
    isWindow: window.isOwn,
    warn: log.warn,
    failureOf: (error) => unexpectedError(context, error),
  });

  actions.accounts.watch(demo.watch, options.network);
  tray = createTray(controller.content(), {
    iconFolder: join(dist, 'icons'),
    platform: process.platform,
    panel,
    onAction: controller.act,
    onClick: window.toggle,
    onApproach: () => void controller.lookAtClipboard(),
  });

  context.applySettings();
  followLoginItem(context);
  const power = watchPower({
    onSuspend: context.monitors.suspend,
    onWake(reason) {
      context.monitors.nudge(reason);
      context.forwarding.tryNow();
    },
    lookEveryMs: TICK_MS,
  });
  const stopTicker = startTicker(context, {
    first: power.look,
    last() {
      pruneOld(context);
      context.forwarding.review();
      void controller.lookAtClipboard();
    },
  });
  const isQuitting = quitCleanly(
    createStops({
      context,
      window,
      lock,
      watches: [power.stop, stopTicker],
      stopDemo: () => demo.stop(),
      removeTray: () => tray?.destroy(),
    }),
  );

  // Its page loads while the rest starts.
  window.prepare();
  await context.notifications.probe();
  if (isQuitting()) return;
  // What is recorded from here on is told.
  context.forwarding.apply();
  context.monitors.update(context.settings.watched());
  void context.store.checkRest(context.problems.add);
  started.resolve();
  followSecondInstance(() => window.show());
  logCrashes(log.error);

  const { startHidden } = context.settings.settings();
  const openedAtLogin = () => app.getLoginItemSettings().wasOpenedAtLogin;
  if (context.settings.watched().length === 0) window.show({ view: 'add-account' });
  else if (
    !activations.started() &&
    !startsHidden(options.hidden, startHidden, process.platform, openedAtLogin)
  )
    window.show();
  // Last, so that what was asked of a notification decides what is seen, and whether.
  activations.follow((activation) =>
    carryOut(activation, paymentsNamed(activation.tag, context.store), noticeUses(context, actions)),
  );
}

function giveUp(error: unknown): void {
  process.stderr.write(`XRPL Chime can’t start: ${error instanceof Error ? error.message : String(error)}\n`);
  // Electron knows no locale before it is ready.
  const locale = new Intl.DateTimeFormat().resolvedOptions().locale;
  const i18n = i18nFor(resolveLocale('system', locale));
  dialog.showErrorBox(i18n.t('dialog.fatalTitle'), i18n.message(messageOf(error)));
  app.exit(1);
}
