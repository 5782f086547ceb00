import { silenceEnd } from '../../alerts/policy/silence-end.ts';
import {
  type Contact,
  type Message,
  type NetworkName,
  type Outcome,
  type Settings,
  type SilenceSpan,
  safeText,
} from '../../contract/index.ts';
import { SettingsError } from '../../store/settings/settings.ts';
import { checkAddress } from '../../xrpl/protocol/address.ts';
import { looksLikeSecret } from '../../xrpl/protocol/secrets.ts';
import { parseServerUrl, sealOf, serverNames } from '../../xrpl/transport/server-url.ts';
import type { AppContext } from '../context/app-context.ts';
import { DONE, failed, failedBy } from './action-outcome.ts';

/** Preferences, contacts and the pause. */
export function createSettingsActions(context: AppContext) {
  return {
    update(change: Partial<Settings>): Outcome {
      const full = withPasswords(change, context.settings.settings());
      const refusal = unusableServer(full, context.settings.settings());
      if (refusal !== null) return failed('settings-invalid', context.i18n().message(refusal));
      try {
        context.settings.updateSettings(full);
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        return failedBy(error, context.i18n());
      }
      const trouble = context.applySettings();
      context.monitors.update(context.settings.watched());
      context.alerts.review();
      return trouble === null ? DONE : failed('settings', trouble);
    },
    /** Adds a contact; one with the same address, or the one that it `replaces`, becomes it in its place. */
    setContact({ address, name, replaces }: Contact & { readonly replaces?: string }): Outcome {
      const result = checkAddress(address, 'mainnet');
      if (!result.ok) return failed(result.code, context.i18n().message(result.userMessage));
      if (looksLikeSecret(name)) return failed('secret', context.i18n().t('error.secretCopied'));
      const contact = { address: result.address, name: name.trim() };
      const known = context.settings.contacts();
      const taken = known.find((other) => other.address === contact.address);
      if (replaces !== undefined && taken !== undefined && taken.address !== replaces) {
        const values = { name: safeText(taken.name, 'label') };
        return failed('contact-exists', context.i18n().t('error.contactExists', values));
      }
      const place = known.findIndex((other) => other.address === (replaces ?? contact.address));
      try {
        context.settings.setContacts(place < 0 ? [...known, contact] : known.with(place, contact));
      } catch (error) {
        return failedBy(error, context.i18n());
      }
      return DONE;
    },
    removeContact(address: string): Outcome {
      context.settings.setContacts(
        context.settings.contacts().filter((contact) => contact.address !== address),
      );
      return DONE;
    },
    /** Pauses alerts for so long from now on; null ends the pause. */
    pause(span: SilenceSpan | null): Outcome {
      const until = span === null ? null : (silenceEnd(span, context.now()) ?? 'until-resumed');
      context.settings.setPausedUntil(until, span);
      context.alerts.review();
      return DONE;
    },
  };
}

/** Why an entered server cannot be used: the settings' schema can only say that it cannot. */
function unusableServer({ servers = {} }: Partial<Settings>, stored: Settings): Message | null {
  // One whose password cannot be read now stays in the list: its key may come back.
  const kept = new Set(
    Object.values(stored.servers)
      .flat()
      .filter((url) => sealOf(url) !== null),
  );
  for (const url of Object.values(servers).flat()) {
    const parsed = parseServerUrl(url);
    if (!parsed.ok && !kept.has(url)) return parsed.userMessage;
  }
  return null;
}

/** The window returns servers as it shows them: each name stands for the stored URL, password included. */
function withPasswords(change: Partial<Settings>, stored: Settings): Partial<Settings> {
  if (change.servers === undefined) return change;
  const servers = Object.entries(change.servers).map(([network, urls]) => [
    network,
    urls.map((url) => storedServer(url, network as NetworkName, stored)),
  ]);
  return { ...change, servers: Object.fromEntries(servers) };
}

/** The stored URL, password included, that the window's name of a server stands for; the text itself where none does. */
export function storedServer(name: string, network: NetworkName, { servers }: Settings): string {
  const urls = servers[network] ?? [];
  return urls[serverNames(urls).indexOf(name)] ?? name;
}
