import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  AddressCheck,
  AppSnapshot,
  HealthView,
  NotificationView,
  Outcome,
  UpdateView,
} from '../../../electron/contract/index.ts';
import { rawTexts } from './raw-texts.ts';

const root = join(import.meta.dirname, '../../..');

/** Receivers' reasons are messages: the compiler takes none for a text. */
const OF_MESSAGES = [
  'electron/alerts/forwarding/channels/apprise.ts',
  'electron/alerts/forwarding/channels/nats/stream.ts',
  'electron/alerts/forwarding/channels/ntfy.ts',
  'electron/alerts/forwarding/channels/webhook.ts',
  'electron/alerts/forwarding/secrets.ts',
  'electron/alerts/forwarding/sink-runner.ts',
  'electron/desktop/forwarding/sink-log.ts',
  'electron/desktop/forwarding/sink-text.ts',
];

/** Where raw texts belong, each with its reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(OF_MESSAGES.map((path) => [path, 'its reasons are messages'])),
  'electron/alerts/forwarding/connection-events.ts': 'what programs are sent is in English',
  'electron/desktop/forwarding/app-forwarding.ts': 'the log',
  'electron/desktop/actions/diagnostics.ts': 'a report for the developers, in English',
  'electron/desktop/snapshot/translate-status.ts': 'where English is left behind',
  'electron/alerts/forwarding/channels/nats/failure.ts': 'tells the client’s errors apart by their words',
  'electron/alerts/sinks/notification/alert-presenter.ts': 'why an alert is held back is a code there',
  'renderer/format/outcome-text.ts': 'why a notification was not shown is a code there',
  'electron/desktop/window/main-window.ts': 'how a page ended, for the log',
  'electron/desktop/context/running-export.ts': 'an abort signal’s reason is compared, never shown',
  'electron/desktop/context/running-proof.ts': 'an abort signal’s reason is compared, never shown',
  'electron/desktop/lifecycle/quit.ts': 'standard error',
  'electron/desktop/lifecycle/verify-run.ts': 'standard error of a command, in English',
  'electron/desktop/system/logger.ts': 'the log',
  'electron/desktop/updates/update-failure.ts': 'tells the updater’s errors apart by their words',
};

const filesOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\/texts\/|\.config\.ts$/.test(path));

const found = (path: string): readonly string[] =>
  rawTexts(readFileSync(join(root, path), 'utf8')).map(({ line, what }) => `${path}:${line}: ${what}`);

describe('nothing is shown that is not in the user’s language', () => {
  it.each(['renderer/**/*.{ts,tsx}', 'electron/{alerts,desktop}/**/*.ts'])(
    '%s shows no raw reason or message',
    (pattern) => {
      const files = filesOf(pattern);
      expect(files.length).toBeGreaterThan(40);
      expect(files.filter((path) => !(path in ALLOWED)).flatMap(found)).toEqual([]);
    },
  );

  it('electron/main.ts writes an error’s own words on standard error alone', () => {
    expect(found('electron/main.ts')).toEqual([expect.stringContaining('`XRPL Chime can’t start: ${')]);
    expect(found('electron/preload.ts')).toEqual([]);
  });

  it('makes exceptions only where there is something to except', () => {
    for (const path of Object.keys(ALLOWED)) expect(found(path), path).not.toEqual([]);
  });

  it.each([
    "return failed('x', error.message);",
    'const text = status?.reason ?? "";',
    'const { code, message } = problem;',
    'function show({ reason }: ConnectionStatus) {',
    'sayFailed(error instanceof Error ? error.message : String(error));',
    '<p>{server.lastError}</p>',
    "dialog.showErrorBox(t('fatalTitle'), inEnglish(said));",
    "const item = { label: 'Check connection' };",
    "dialog.showSaveDialog({ title: 'Export payments' });",
    '<button title="Try it again">',
    '<p>The app isn’t responding.</p>',
    '          No events yet.',
  ])('would be told by %s', (line) => {
    expect(rawTexts(`${line}\n`)).toEqual([{ line: 1, what: line.trim() }]);
  });

  it.each([
    '// its message says why: error.message',
    'sayFailed(outcome.text);',
    'say(t.health.checked, { label: t.app.undo, run });',
    'const message = useStore(messageStore);',
    '<span className="message-text">{message.text}</span>',
    "log.warn('the data folder cannot be opened', trouble);",
    'nudge(reason) {',
    'failedBy(error, i18n, (reason) => i18n.t("errorInternal", { reason }));',
  ])('is not told by %s', (line) => {
    expect(rawTexts(line)).toEqual([]);
  });

  it('cannot come from main: what the window is given holds no English-only field', () => {
    type Keys<T> = T extends unknown ? keyof T : never;
    type Raw = 'reason' | 'message' | 'lastError' | 'userMessage' | 'lastFailure';
    type Network = AppSnapshot['networks'][number];
    expectTypeOf<Keys<Network['connection']> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<Network['servers'][number]> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<AppSnapshot['problems'][number]> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<HealthView['events'][number]> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<HealthView['networks'][number]['connection']> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<Outcome> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<AddressCheck> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<NotificationView> & Raw>().toEqualTypeOf<never>();
    expectTypeOf<Keys<UpdateView> & Raw>().toEqualTypeOf<never>();
  });
});
