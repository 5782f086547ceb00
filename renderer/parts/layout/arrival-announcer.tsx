import { useEffect, useRef, useState } from 'react';
import type { AccountView, PaymentRow } from '../../../electron/contract/index.ts';
import { listen } from '../../bridge.ts';
import { accountOf, labelOf } from '../../format/names.ts';
import type { WindowTranslate } from '../../texts/language.ts';
import { useI18n } from '../../texts/language.ts';

/** Payments that arrive within this time are announced in one sentence. */
const GATHER_MS = 1_000;
/** Long enough to be spoken; after that a screen reader should not find it any more. */
const SPOKEN_MS = 15_000;
/** A row that was recorded longer ago has changed, not arrived. */
const FRESH_MS = 60_000;

interface Announcement {
  readonly id: number;
  readonly text: string;
}

/** Announces arriving payments to screen readers in every view: politely, each once, a burst in one sentence. */
export function ArrivalAnnouncer({ accounts }: { readonly accounts: readonly AccountView[] }) {
  const { t } = useI18n();
  const [announcement, setAnnouncement] = useState<Announcement | null>(null);
  const latest = useRef({ t, accounts });
  latest.current = { t, accounts };

  useEffect(() => {
    let newest = 0;
    let gathered: PaymentRow[] = [];
    let timer: number | undefined;
    let clearing: number | undefined;
    const announce = () => {
      timer = undefined;
      const text = sentence(gathered, latest.current.accounts, latest.current.t);
      gathered = [];
      setAnnouncement({ id: newest, text });
      window.clearTimeout(clearing);
      clearing = window.setTimeout(() => setAnnouncement(null), SPOKEN_MS);
    };
    const stop = listen('payments:arrived', ({ rows }) => {
      const fresh = rows.filter(
        (row) => row.id > newest && !row.read && Date.now() - Date.parse(row.recordedAt) < FRESH_MS,
      );
      newest = Math.max(newest, ...rows.map((row) => row.id));
      if (fresh.length === 0) return;
      gathered.push(...fresh);
      timer ??= window.setTimeout(announce, GATHER_MS);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
      window.clearTimeout(clearing);
    };
  }, []);

  return (
    <div
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      className="sr-only"
      aria-label={t('payments.list')}
    >
      {announcement === null ? null : <p key={announcement.id}>{announcement.text}</p>}
    </div>
  );
}

function sentence(rows: readonly PaymentRow[], accounts: readonly AccountView[], t: WindowTranslate): string {
  const [row] = rows;
  if (row === undefined || rows.length > 1) return t('payments.newer', { count: rows.length });
  const account = accountOf(row, accounts);
  const parts = [
    row.amountText,
    account === undefined ? null : labelOf(account),
    row.fromText === null ? null : t('payments.fromSender', { sender: row.fromText }),
  ];
  return `${t('payments.newer', { count: 1 })}: ${parts.filter((part) => part !== null).join(', ')}`;
}
