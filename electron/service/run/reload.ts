import { isDeepStrictEqual } from 'node:util';
import { type Message, message, type WatchedAccount } from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { Log } from '../log.ts';
import type { HeadlessOptions, ParsedOptions } from '../options/options.ts';
import type { RunState } from './run-state.ts';
import type { ServersOfRun } from './servers-of-run.ts';

/** What is fixed for a run, with the name that it has in a configuration file. */
const FIXED = { dataFolder: 'dataFolder', json: 'output', notify: 'notify' } as const;

export interface ReloadDeps {
  readonly state: RunState;
  readonly monitor: Monitor;
  readonly log: Log;
  /** The command line once more, with the files that it names. */
  readonly readAgain: () => Promise<ParsedOptions>;
  readonly entriesOf: (options: HeadlessOptions) => readonly WatchedAccount[];
  readonly serversOf: (options: HeadlessOptions) => ServersOfRun;
  /** Has the service's face listen where the options say. */
  readonly listen: (options: HeadlessOptions) => Promise<void>;
  /** Sends to the sinks of the state. */
  readonly sinksChanged: () => void;
  readonly problem: (said: Message) => void;
}

/**
 * Reads the configuration, and the files of accounts and servers, again, and follows what has changed. What cannot be
 * used changes nothing. Settles when that is done; never rejects.
 */
export function createReload(deps: ReloadDeps): () => Promise<void> {
  const { state, monitor, log, problem } = deps;
  let servers = deps.serversOf(state.options).servers;

  async function reload(): Promise<void> {
    const parsed = await deps.readAgain();
    if (parsed.type === 'error') return refuse(parsed.message);
    if (parsed.type !== 'run') return;
    const before = state.options;
    const given = parsed.options;
    // All that it names belongs to that network.
    if (given.network !== before.network) return refuse('network: can’t change while the program runs.');
    const options = { ...given, dataFolder: before.dataFolder, json: before.json, notify: before.notify };
    const entries = sinceBefore(deps.entriesOf(options), state.entries);
    if (entries.length === 0 && options.shard === null) return refuse('It names no account to watch.');
    const next = deps.serversOf(options);
    if (next.servers.length === 0) return refuse(next.sealed ?? 'It names no server.');
    try {
      await deps.listen(options);
    } catch (error) {
      const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      return problem(message('problem.config-invalid.listen', { detail }));
    }
    for (const [name, setting] of Object.entries(FIXED))
      if (given[name as keyof typeof FIXED] !== before[name as keyof typeof FIXED])
        problem(message('problem.needs-restart', { setting }));
    follow(options, entries, next.servers);
  }

  function follow(
    options: HeadlessOptions,
    entries: readonly WatchedAccount[],
    nextServers: readonly string[],
  ): void {
    const had = addressesOf(state.entries);
    state.change(options, entries);
    log.setFormat(options.logs);
    if (!isDeepStrictEqual(nextServers, servers)) monitor.setServers(nextServers);
    servers = nextServers;
    deps.sinksChanged();
    monitor.setWatched(entries);
    monitor.proofSettingChanged();
    if (options.secondOpinion) monitor.resumeOpinions();
    const has = addressesOf(entries);
    log.info(
      `The configuration was read again: ${has.size} accounts (${has.difference(had).size} more, ${had.difference(has).size} fewer).`,
    );
  }

  function refuse(detail: string): void {
    problem(message('problem.config-invalid', { detail: detail.replaceAll('\n', ' ') }));
  }

  let last = Promise.resolve();
  return () => {
    last = last.then(reload);
    return last;
  };
}

/** Entries that stay were added when they were: nothing of the time since then is left out. */
function sinceBefore(
  entries: readonly WatchedAccount[],
  before: readonly WatchedAccount[],
): readonly WatchedAccount[] {
  const added = new Map(before.map(({ id, addedAt }) => [id, addedAt]));
  return entries.map((entry) => ({ ...entry, addedAt: added.get(entry.id) ?? entry.addedAt }));
}

function addressesOf(entries: readonly WatchedAccount[]): ReadonlySet<string> {
  return new Set(entries.map(({ address }) => address));
}
