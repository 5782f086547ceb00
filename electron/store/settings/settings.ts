import type { z } from 'zod';
import {
  type Contact,
  DEFAULT_SETTINGS,
  type FormerAccount,
  type ForwardingSink,
  inEnglish,
  type Message,
  message,
  type Problem,
  problemOf,
  type Settings,
  type SilenceSpan,
  type WatchedAccount,
} from '../../contract/index.ts';
import { isObject, objectOrEmpty } from '../../xrpl/protocol/json.ts';
import { redactText } from '../../xrpl/transport/redact-text.ts';
import { redactServerUrl } from '../../xrpl/transport/server-url.ts';
import {
  type CoverageCheckpoint,
  contactSchema,
  coverageCheckpointSchema,
  formerAccountSchema,
  MOST_ENTRIES,
  MOST_SINKS,
  pauseChoiceSchema,
  pausedUntilSchema,
  SETTINGS_SCHEMAS,
  sinkSchema,
  storedServersSchema,
  watchedAccountSchema,
} from './settings-schema.ts';

/** What settings are kept in: `electron-store` in the desktop app, `conf` in headless; the same file for both. */
export interface KeyValueStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** Everything that persists but payments and coverage. Reads are cheap; each write is one atomic file write. */
export type SettingsStore = ReturnType<typeof openSettings>;

export class SettingsError extends Error {
  readonly code = 'settings-invalid';
  readonly userMessage: Message;
  constructor(said: Message) {
    super(inEnglish(said));
    this.userMessage = said;
    this.name = 'SettingsError';
  }
}

/** Bad values that are named, one by one. */
const MOST_PROBLEMS = 50;
/** Of values that were set aside; older ones go. */
const MOST_SET_ASIDE = 200;
/** Of what was examined, watched accounts and those removed together; older ones go. */
const MOST_CHECKPOINTS = 20_000;

interface SetAside {
  readonly key: string;
  readonly value: unknown;
  readonly at: string;
}

/** Reads what is stored, field by field and entry by entry, so that one bad value never costs the others. */
export function openSettings(backing: KeyValueStore, now: () => string = () => new Date().toISOString()) {
  const problems: Problem[] = [];
  const setAside: SetAside[] = [];

  function reject(key: string, value: unknown, setting: string): void {
    setAside.push({ key, value: withoutPasswords(key, value), at: now() });
    // A file full of bad entries must neither keep the start waiting nor fill the window.
    if (problems.length >= MOST_PROBLEMS) return;
    problems.push(problemOf(message('problem.settings-invalid', { setting }), null, Date.parse(now())));
  }

  function readValue<T>(key: string, value: unknown, schema: z.ZodType<T>, fallback: T): T {
    if (value === undefined) return fallback;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    reject(key, value, placeOf(key, result.error));
    return fallback;
  }

  /** What is over the bound, which the app itself never writes, is set aside in one piece. */
  function readList<T>(key: string, schema: z.ZodType<T>, most: number): readonly T[] {
    const stored = backing.get(key);
    if (stored === undefined) return [];
    const items: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
    if (items.length > most) reject(key, items.slice(most), `${key}.${most}`);
    return items.slice(0, most).flatMap((item) => {
      const result = schema.safeParse(item);
      if (result.success) return [result.data];
      reject(key, item, placeOf(key, result.error));
      return [];
    });
  }

  function readSettings(): Settings {
    const stored = backing.get('settings') ?? {};
    const fields = objectOrEmpty(stored);
    const read: Record<string, unknown> = {};
    for (const key of settingsKeys()) {
      const readable: z.ZodType<unknown> = key === 'servers' ? storedServersSchema : SETTINGS_SCHEMAS[key];
      read[key] = readValue(`settings.${key}`, fields[key], readable, DEFAULT_SETTINGS[key]);
    }
    return read as unknown as Settings;
  }

  /** What waits is kept by a sink's id: of two with the same one, the second is set aside. */
  function readSinks(): readonly ForwardingSink[] {
    const ids = new Set<string>();
    return readList('forwarding', sinkSchema, MOST_SINKS).filter((sink) => {
      if (ids.has(sink.id)) reject('forwarding', sink, 'forwarding.id');
      return ids.size !== ids.add(sink.id).size;
    });
  }

  let settings = readSettings();
  let watched = readList('watched', watchedAccountSchema, MOST_ENTRIES);
  let formerAccounts = readList('formerAccounts', formerAccountSchema, MOST_ENTRIES);
  let contacts = readList('contacts', contactSchema, MOST_ENTRIES);
  let sinks = readSinks();
  let pausedUntil = readValue('pausedUntil', backing.get('pausedUntil'), pausedUntilSchema, null);
  let pauseChoice = readValue('pauseChoice', backing.get('pauseChoice'), pauseChoiceSchema, null);
  // Stored under the name that version 0.1.0 gave them.
  let checkpoints = readList('coverageMarks', coverageCheckpointSchema, MOST_CHECKPOINTS);

  const stored = backing.get('setAside');
  const earlier = (Array.isArray(stored) ? stored : []).map((each: unknown) =>
    isObject(each) ? { ...each, value: withoutPasswords(String(each.key), each.value) } : each,
  );
  // Versions before 0.2 kept the passwords in them.
  if (setAside.length === 0 && JSON.stringify(earlier) !== JSON.stringify(stored ?? [])) {
    backing.set('setAside', earlier);
  }
  if (setAside.length > 0) {
    backing.set('setAside', [...earlier, ...setAside].slice(-MOST_SET_ASIDE));
    // Written back at once: the next write of one key must not find the bad value in another. Each is a write of the
    // whole file, so those that held none are left.
    const read = { settings, watched, formerAccounts, contacts, forwarding: sinks, pausedUntil, pauseChoice };
    const spoilt = new Set(setAside.map(({ key }) => key.split('.')[0]));
    for (const [key, value] of Object.entries({ ...read, coverageMarks: checkpoints }))
      if (spoilt.has(key)) backing.set(key, value);
  }

  return {
    /** Stored values that were not valid and were set aside (under the key 'setAside') when they were read. */
    problems: problems as readonly Problem[],
    settings: (): Settings => settings,
    /** Validates and stores the given fields. @throws SettingsError when one is invalid; nothing is stored then. */
    updateSettings(change: Partial<Settings>): Settings {
      const next: Record<string, unknown> = { ...settings };
      for (const key of settingsKeys()) {
        const schema: z.ZodType<unknown> = SETTINGS_SCHEMAS[key];
        if (change[key] !== undefined) next[key] = check(`settings.${key}`, schema, change[key]);
      }
      settings = next as unknown as Settings;
      backing.set('settings', settings);
      return settings;
    },
    watched: (): readonly WatchedAccount[] => watched,
    /** The whole list, in the user's order. @throws SettingsError */
    setWatched(entries: readonly WatchedAccount[]): void {
      requireRoom('watched', entries);
      watched = entries.map((entry) => check('watched', watchedAccountSchema, entry));
      backing.set('watched', watched);
    },
    formerAccounts: (): readonly FormerAccount[] => formerAccounts,
    /** Last removed first. @throws SettingsError */
    setFormerAccounts(list: readonly FormerAccount[]): void {
      formerAccounts = list.map((former) => check('formerAccounts', formerAccountSchema, former));
      backing.set('formerAccounts', formerAccounts);
    },
    contacts: (): readonly Contact[] => contacts,
    /** @throws SettingsError */
    setContacts(list: readonly Contact[]): void {
      requireRoom('contacts', list);
      contacts = list.map((contact) => check('contacts', contactSchema, contact));
      backing.set('contacts', contacts);
    },
    /** Where events are sent to, in the user's order; their secrets open. */
    sinks: (): readonly ForwardingSink[] => sinks,
    /** The whole list, each with an id of its own. @throws SettingsError */
    setSinks(list: readonly ForwardingSink[]): void {
      requireRoom('forwarding', list, MOST_SINKS);
      sinks = list.map((sink) => check('forwarding', sinkSchema, sink));
      backing.set('forwarding', sinks);
    },
    /** ISO time, or 'until-resumed'; null when alerts are on. */
    pausedUntil: (): string | null => pausedUntil,
    /** How long the pause was chosen to last; null without a pause, and for one that an earlier version stored. */
    pauseSpan(): SilenceSpan | null {
      if (pausedUntil === 'until-resumed') return 'indefinitely';
      return pauseChoice !== null && pauseChoice.until === pausedUntil ? pauseChoice.span : null;
    },
    /** Pauses alerts until then; `span` is the choice that led to it. Null ends the pause. @throws SettingsError */
    setPausedUntil(until: string | null, span: SilenceSpan | null = null): void {
      pausedUntil = check('pausedUntil', pausedUntilSchema, until);
      pauseChoice = until === null || span === null ? null : { until, span };
      backing.set('pausedUntil', pausedUntil);
      backing.set('pauseChoice', pauseChoice);
    },
    coverageCheckpoints: (): readonly CoverageCheckpoint[] => checkpoints,
    /** Forgets the values that were set aside because they were not valid. */
    forgetSetAside(): void {
      backing.set('setAside', []);
    },
    setCoverageCheckpoints(next: readonly CoverageCheckpoint[]): void {
      checkpoints = next.slice(-MOST_CHECKPOINTS);
      backing.set('coverageMarks', checkpoints);
    },
  };
}

/** Fields of a sink, and of its target, that hold no secret. */
const PLAIN_OF_SINK: ReadonlySet<string> = new Set(['id', 'name', 'state', 'type', 'minimumXrp', 'program']);

/**
 * A value as it is set aside: for a person to look at, and not worth a password in plain text. In the place of a server,
 * what is no address may be one that was mistyped.
 */
function withoutPasswords(key: string, value: unknown): unknown {
  const redact = key.startsWith('settings.servers') ? redactServerUrl : redactText;
  const redacted = JSON.stringify(value, (name, each: unknown) => {
    // Most of what says where a sink sends to is a secret, or holds one.
    if (key === 'forwarding' && !PLAIN_OF_SINK.has(name) && typeof each === 'string') return '***';
    return typeof each === 'string' ? redact(each) : each;
  });
  return redacted === undefined ? value : JSON.parse(redacted);
}

function requireRoom(setting: string, entries: readonly unknown[], most = MOST_ENTRIES): void {
  if (entries.length > most) throw new SettingsError(message('settings.invalid', { setting }));
}

function settingsKeys(): readonly (keyof Settings)[] {
  return Object.keys(SETTINGS_SCHEMAS) as (keyof Settings)[];
}

function check<T>(key: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new SettingsError(message('settings.invalid', { setting: placeOf(key, result.error) }));
}

/** Which value it is, "settings.servers.mainnet.0". Never the value itself, which may be a password or a secret. */
function placeOf(key: string, error: z.ZodError): string {
  return [key, ...(error.issues[0]?.path ?? [])].map(String).join('.');
}
