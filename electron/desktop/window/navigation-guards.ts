import { app, type Session, session, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/**
 * Denies every web contents, now and later, all pages but the app's own, new windows, downloads, permissions and WebRTC's
 * datagrams. The main process opens links when the window asks for it (ipc 'link:open').
 */
export function guardWebContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
  denyPermissions(session.defaultSession);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}

function guard(contents: WebContents): void {
  // A content security policy has no say over WebRTC: without this a script could send to any address.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function denyPermissions(of: Session): void {
  of.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  of.setPermissionCheckHandler(() => false);
  of.setDevicePermissionHandler(() => false);
}

/** True for a page of the window itself. */
export function isOwnPage(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}
