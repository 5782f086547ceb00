import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../../state/external-store.ts';
import { messageStore } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import { IconButton } from '../controls/button.tsx';

/** Long enough to reach Undo by keyboard. */
const SHOWN_MS = 10_000;

/** The message at the bottom of the window. It stays while the pointer or the focus is on it. */
export function MessageBar() {
  const { t } = useI18n();
  const message = useStore(messageStore);
  const [held, setHeld] = useState(false);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (message === null || held) return;
    const timer = window.setTimeout(() => messageStore.set(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [message, held]);

  const dismiss = () => {
    setHeld(false);
    messageStore.set(null);
  };
  const Icon = message?.tone === 'failed' ? CircleAlert : CircleCheck;
  return (
    <div role="status" aria-live="polite">
      {message === null ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the message from leaving
        <div
          ref={bar}
          key={message.id}
          className={`message message-${message.tone}`}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Icon aria-hidden size="1rem" strokeWidth={1.75} />
          <span className="message-text">{message.text}</span>
          {message.action === undefined ? null : (
            <button
              type="button"
              className="message-action"
              onClick={() => {
                message.action?.run();
                dismiss();
              }}
            >
              {message.action.label}
            </button>
          )}
          <IconButton icon={X} label={t('app.dismiss')} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
