import { SECRET_PLACES } from './secret-places.ts';
import type { KeyValueStore } from './settings.ts';

/** Keeps texts so that only this user's app on this computer reads them. */
export interface SecretBox {
  /** The text, unreadable, in base64; null where this computer has no safe place for its key. */
  seal(text: string): string | null;
  /** What was sealed; null where it cannot be read: another computer, another user, another key. */
  open(sealed: string): string | null;
}

/**
 * The stored values, whose secrets are sealed: passwords and tokens of servers, and whatever says where a sink sends to
 * and is for nobody else. What cannot be opened is passed on as it is stored: parseServerUrl refuses it, and the sink says
 * so. What an earlier version stored in plain text is sealed at once.
 */
export function sealSecrets(values: KeyValueStore, box: SecretBox): KeyValueStore {
  /** Sealed texts by what they hold: one that stays is not sealed again. */
  const known = new Map<string, string>();

  function sealed(key: string, value: unknown): unknown {
    return place(key, value, (text, form) => {
      if (!form.isSecret(text)) return text;
      const sealedText = known.get(text) ?? box.seal(text);
      if (sealedText === null) return text;
      known.set(text, sealedText);
      return form.write(text, sealedText);
    });
  }

  function opened(key: string, value: unknown): unknown {
    return place(key, value, (stored, form) => {
      const sealedText = form.sealOf(stored);
      const text = sealedText === null ? null : box.open(sealedText);
      if (sealedText === null || text === null) return stored;
      known.set(text, sealedText);
      return text;
    });
  }

  for (const key of Object.keys(SECRET_PLACES)) {
    const stored = values.get(key);
    const next = sealed(key, stored);
    if (JSON.stringify(next) !== JSON.stringify(stored)) values.set(key, next);
  }
  return {
    get: (key) => opened(key, values.get(key)),
    set: (key, value) => values.set(key, sealed(key, value)),
  };
}

function place(key: string, value: unknown, change: Parameters<(typeof SECRET_PLACES)[string]['change']>[1]) {
  return Object.hasOwn(SECRET_PLACES, key) ? SECRET_PLACES[key]?.change(value, change) : value;
}
