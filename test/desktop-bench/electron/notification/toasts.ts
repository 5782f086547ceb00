import type { Content, NotificationService, Told } from './service.ts';
import { builtToastXml, readToast } from './toast-xml.ts';

/** What a click hands to the activator (windows_toast_activator.cc). */
interface ActivationDetails {
  readonly type: 'click' | 'action' | 'reply';
  readonly arguments: string;
  readonly actionIndex?: number;
}

interface Toast {
  readonly xml: string;
  /** Null once its object has heard of a click: it is gone then, and the next click reaches nobody here. */
  told: Told | null;
}

/** Windows: toasts on the screen and in the Action Center, by their tags. */
const toasts = new Map<string, Toast>();
let handler: ((details: ActivationDetails) => void) | null = null;
/** What started the program, kept until somebody asks (SetActivationHandler). */
let stored: ActivationDetails | null = readStored(process.env.CHIME_BENCH_ACTIVATION);

function readStored(text: string | undefined): ActivationDetails | null {
  return text === undefined ? null : detailsOf(text);
}

/** Notification.handleActivation: the callback replaces the one before, and is told what came before it. */
export function handleActivation(callback: (details: ActivationDetails) => void): void {
  handler = callback;
  const early = stored;
  stored = null;
  if (early !== null) callback(early);
}

function detailsOf(text: string): ActivationDetails {
  const words = wordsOf(text);
  const type = words.get('type');
  if (type === 'action')
    return { type, arguments: text, actionIndex: Number.parseInt(words.get('action') ?? '-1', 10) };
  return { type: type === 'reply' ? 'reply' : 'click', arguments: text };
}

/** "type=click&tag=x": pairs of exactly one "=", nothing decoded. */
function wordsOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split('&').map((pair) => pair.split('=').filter((part) => part !== ''));
  return new Map(pairs.filter((pair) => pair.length === 2).map(([key = '', value = '']) => [key, value]));
}

/** HandleToastActivation: the callback, then the object whose tag the arguments name. */
function activate(text: string): void {
  const details = detailsOf(text);
  if (handler === null) stored = details;
  else handler(details);
  const words = wordsOf(text);
  const toast = toasts.get(words.get('tag') ?? '');
  const type = words.get('type') ?? '';
  if (type === 'action') toast?.told?.action(details.actionIndex ?? -1);
  else if (type === 'click' || type === '') clickObject(toast);
}

function clickObject(toast: Toast | undefined): void {
  const told = toast?.told ?? null;
  if (toast !== undefined) toast.told = null;
  told?.clicked();
}

function post(content: Content, told: Told): () => void {
  let isWithdrawn = false;
  const xml = content.toastXml === '' ? builtToastXml(content) : content.toastXml;
  // Made on a thread of its own, shown by a task of the main one.
  setImmediate(() => {
    if (isWithdrawn) return;
    if (readToast(xml) === null) {
      told.failed('XML: Invalid XML, ERROR  (HRESULT: -1072894421)');
      return;
    }
    toasts.set(content.id, { xml, told });
    told.shown();
    // Windows takes a toast of an app that may not show any, and says so a moment later.
    if (process.env.CHIME_BENCH_NOTIFICATIONS === 'off')
      setImmediate(() => {
        toasts.delete(content.id);
        told.failed(
          'Notification failed - Settings prevent the notification from being delivered. (HRESULT: -2143420143)',
        );
      });
  });
  return () => {
    isWithdrawn = true;
    toasts.delete(content.id);
  };
}

function present(id: string): Toast {
  const toast = toasts.get(id);
  if (toast === undefined) throw new Error(`There is no toast "${id}".`);
  return toast;
}

function readPresent(id: string) {
  const read = readToast(present(id).xml);
  if (read === null) throw new Error(`The toast "${id}" is no XML.`);
  return read;
}

export const toastService: NotificationService = {
  post,
  history: () => [],
  restore: () => undefined,
  present: () => [...toasts.keys()],
  /** Both are told: the object in this process, and the activator that the shortcut names. */
  click(id) {
    const toast = present(id);
    const { launch } = readPresent(id);
    clickObject(toast);
    activate(launch);
    toasts.delete(id);
  },
  /** Arguments of actions reach the activator's code once, from the object's own handler (ToastEventHandler::Invoke). */
  clickAction(id, index) {
    const text = readPresent(id).buttons[index];
    if (text === undefined) throw new Error(`The toast "${id}" has no button ${index}.`);
    activate(text);
    toasts.delete(id);
  },
  close(id, reason) {
    const { told } = present(id);
    // What faded stays in the Action Center, where it can be clicked.
    if (reason !== 'timedOut') toasts.delete(id);
    told?.closed(reason);
  },
  // Toasts outlive the program.
  appQuits: () => undefined,
};

/** The XML of a toast that is there, as Windows got it. */
export const toastXmlOf = (id: string): string => present(id).xml;
