import { silenceEnd } from '../../../electron/alerts/policy/silence-end.ts';
import {
  type AppSnapshot,
  type AppStart,
  type AssetSum,
  type BalanceView,
  CHART_DAYS,
  type DailySums,
  type DaySum,
  type IpcChannel,
  type IpcPush,
  type IpcPushes,
  type IpcRequests,
  inEnglish,
  message,
  PAGE_ROWS,
  type PaymentPage,
  type PaymentQuery,
  type PaymentRow,
  type ProofCost,
  type ProofSummary,
  type ShownStatement,
} from '../../../electron/contract/index.ts';
import { mayBecomeAddress } from '../../../electron/xrpl/protocol/address.ts';
import { FakeForwarding } from './fake-forwarding.ts';
import {
  ADDRESS_B,
  assetNames,
  busyPayments,
  endlessRow,
  examined,
  NOW,
  snapshot,
  sum,
  tagged,
  thirtyDays,
  totalOf,
  USD,
  XRP,
} from './fixture-data.ts';

type Handlers = {
  [C in IpcChannel]: (
    request: IpcRequests[C]['request'],
  ) => IpcRequests[C]['response'] | Promise<IpcRequests[C]['response']>;
};

const LIVE = { overall: 'live', overallConnection: 'live' } as const;
const DONE = { ok: true, value: null } as const;

/** The far side of IPC, played by the test: it keeps a small truthful state, so that what the window shows after an action comes from the action. */
export class FakeMain {
  snapshot: AppSnapshot;
  payments: readonly PaymentRow[] = busyPayments();
  daily: readonly DaySum[] = thirtyDays();
  /** What the filtered payments come to. */
  sums: readonly AssetSum[] = [sum(XRP, '6560.25', '6,560.25 XRP'), sum(USD, '89.5', '89.5 USD')];
  /** Replaces `payments` by a list of this length, made as it is asked for. */
  endless: number | null = null;
  /** Payments whose memos and raw transaction are not kept. */
  dropsDetails = false;
  /** What servers said of payments, by row id. */
  readonly statements = new Map<number, readonly ShownStatement[]>();
  /** What proofs prove, by payment: of one that is not 'proved' yet, once it is asked for. */
  readonly proofs = new Map<number, ProofSummary>();
  /** How the proof of a period ends; it goes on until then. */
  period = Promise.withResolvers<IpcRequests['proofs:prove-period']['response']>();
  /** Why nothing is proved of the others. */
  proofRefusal = 'Only 3 of 5 validators signed the ledger; 4 are needed.';
  /** True: a proof takes until the window cancels it or the test calls finishProof(). */
  slowProof = false;
  #proof: PromiseWithResolvers<'canceled' | 'complete'> | null = null;
  proofCost: ProofCost = { headers: 120, requests: 156, isTooFar: false };
  /** Decimal places in which people count the MPTs. */
  mptScale = 0;
  balance: BalanceView = {
    ...{ state: 'known', more: 0, owed: 0, isComplete: true, ledgerIndex: 99_800_100 },
    sums: [sum(XRP, '1250.5', '1,250.5 XRP'), sum(USD, '310')],
    ledgerTime: new Date(NOW - 60_000).toISOString(),
  };
  /** How many payments any tag would take from an account's page. */
  hiddenByTag = 0;
  /** How long each page of payments takes, in ms: a database's time. */
  queryMs = 0;
  /** Every request, in order. */
  readonly calls: { readonly channel: IpcChannel; readonly request: unknown }[] = [];
  /** Channels that reject, with the message. */
  readonly broken = new Map<IpcChannel, string>();
  /** Channels that never answer. */
  readonly silent = new Set<IpcChannel>();
  /** Sends to the page; set by the harness. */
  push: <P extends IpcPush>(push: P, value: IpcPushes[P]) => Promise<void> = async () => undefined;

  /** True: an export takes until the window cancels it or the test calls finishExport(). */
  slowExport = false;
  #export: PromiseWithResolvers<'canceled' | 'complete'> | null = null;

  finishProof(): void {
    this.#proof?.resolve('complete');
  }

  finishExport(): void {
    this.#export?.resolve('complete');
  }

  #markedTogether: readonly number[] = [];
  #removed: Pick<AppSnapshot, 'accounts' | 'formerAccounts'> | null = null;

  constructor(change: Partial<AppSnapshot> = {}) {
    this.snapshot = snapshot(change);
  }

  /** What was asked on a channel so far. */
  asked<C extends IpcChannel>(channel: C): readonly IpcRequests[C]['request'][] {
    return this.calls
      .filter((call) => call.channel === channel)
      .map((call) => call.request as IpcRequests[C]['request']);
  }

  /** True: what changed is told only when the test calls tell(), as main gathers it for a moment. */
  gathers = false;
  #gathered: Partial<AppSnapshot> = {};

  /** Changes the snapshot and tells the window, as main does. */
  async patch(change: Partial<AppSnapshot>): Promise<void> {
    this.snapshot = { ...this.snapshot, ...change };
    this.#gathered = { ...this.#gathered, ...change };
    if (!this.gathers) await this.tell();
  }

  /** Tells what was gathered. */
  async tell(): Promise<void> {
    const change = this.#gathered;
    this.#gathered = {};
    await this.push('app:patch', change);
  }

  async invoke(channel: IpcChannel, request: unknown): Promise<unknown> {
    this.calls.push({ channel, request });
    const message = this.broken.get(channel);
    if (message !== undefined) throw new Error(message);
    if (this.silent.has(channel)) return new Promise(() => undefined);
    return (this.handlers[channel] as (request: unknown) => unknown)(request);
  }

  readonly forwarding = new FakeForwarding(
    () => this.snapshot,
    (change) => this.patch(change),
  );

  readonly handlers: Handlers = {
    ...this.forwarding.handlers,
    'app:start': async () => ({
      snapshot: (await this.invoke('app:snapshot', null)) as AppSnapshot,
      list: await this.#list().catch(() => null),
    }),
    'app:snapshot': () => this.snapshot,
    'payments:query': async (query) => {
      if (this.queryMs > 0) await new Promise((done) => setTimeout(done, this.queryMs));
      return this.#page(query);
    },
    'payments:detail': ({ id }) => {
      const payment =
        this.endless === null
          ? this.payments.find((row) => row.id === id)
          : endlessRow(this.endless - id, this.endless);
      return payment === undefined
        ? { ok: false, code: 'not-found', text: 'There is no such payment.' }
        : {
            ok: true,
            value: {
              payment,
              explorerUrl: `https://livenet.xrpl.org/transactions/${payment.hash}`,
              raw: this.dropsDetails
                ? ''
                : JSON.stringify({ tx: { TransactionType: payment.transactionType }, meta: {} }, null, 2),
              dropped: this.dropsDetails,
              statements: this.statements.get(id) ?? [],
              proof: payment.trust === 'proved' ? (this.proofs.get(id) ?? null) : null,
            },
          };
    },
    'payments:mark-read': async ({ ids }) => {
      if (ids === 'all') this.#markedTogether = this.payments.filter((row) => !row.read).map(({ id }) => id);
      this.payments = this.payments.map((row) =>
        ids === 'all' || ids.includes(row.id) ? { ...row, read: true } : row,
      );
      await this.patch({ unread: this.payments.filter((row) => !row.read).length });
      return DONE;
    },
    'payments:undo-mark-read': async () => {
      const marked = this.#markedTogether;
      this.#markedTogether = [];
      this.payments = this.payments.map((row) => (marked.includes(row.id) ? { ...row, read: false } : row));
      await this.patch({ unread: this.payments.filter((row) => !row.read).length });
      return { ok: true, value: { count: marked.length } };
    },
    'payments:neighbours': ({ id, filter }) => {
      const list = this.#matching({ ...filter, offset: 0, limit: 0 });
      const place = list.findIndex((row) => row.id === id);
      // Opened from an unread list, it is in it no longer.
      const next = place < 0 ? list.findIndex((row) => row.id < id) : place + 1;
      const before = place < 0 ? (next < 0 ? list.length : next) - 1 : place - 1;
      return { previous: list[before]?.id ?? null, next: list[next]?.id ?? null };
    },
    'payments:sums': ({ filter }) => ({
      count: this.#matching({ ...filter, offset: 0, limit: 0 }).length,
      sums: this.sums,
    }),
    'payments:daily': () => ({ days: this.daily, sums: totalOf(this.daily) }),
    'payments:assets': () => {
      const choices = new Map<string, { asset: PaymentRow['asset']; count: number }>();
      for (const row of this.payments) {
        const { key } = assetNames(row.asset);
        choices.set(key, { asset: row.asset, count: (choices.get(key)?.count ?? 0) + 1 });
      }
      return [...choices].map(([key, { asset, count }]) => ({
        key,
        asset,
        assetText: assetNames(asset).text,
        scale: 'mptIssuanceId' in asset ? this.mptScale : 0,
        count,
      }));
    },
    'payments:export': async ({ query, format }) => {
      const count = this.#matching(query).length;
      if (this.slowExport) {
        this.#export = Promise.withResolvers();
        await this.patch({ exporting: { written: 4, count } });
        const end = await this.#export.promise;
        await this.patch({ exporting: null });
        if (end === 'canceled') return { ok: true, value: 'canceled' };
      }
      return { ok: true, value: { path: `/home/alice/payments.${format}`, count } };
    },
    'proofs:cost': () => ({ ok: true, value: this.proofCost }),
    'proofs:prove': async ({ id }) => {
      if (this.slowProof) {
        this.#proof = Promise.withResolvers();
        await this.patch({ proving: { of: { payment: id }, step: 'headers', done: 40, count: 120 } });
        const end = await this.#proof.promise;
        await this.patch({ proving: null });
        if (end === 'canceled') return { ok: true, value: 'canceled' };
      }
      const proof = this.proofs.get(id);
      if (proof === undefined) return { ok: false, code: 'proof.too-few-votes', text: this.proofRefusal };
      this.payments = this.payments.map((row) => (row.id === id ? { ...row, trust: 'proved' } : row));
      const rows = this.payments.filter((row) => row.id === id);
      await this.push('payments:arrived', { rows, more: false });
      return { ok: true, value: proof };
    },
    'proofs:prove-period': ({ network }) => {
      const period = this.period.promise;
      void this.patch({ proving: { of: { network }, step: 'headers', done: 300, count: 1800 } });
      return period.finally(() => this.patch({ proving: null }));
    },
    'proofs:cancel': () => {
      this.#proof?.resolve('canceled');
      this.period.resolve({ ok: true, value: 'canceled' });
      return DONE;
    },
    'proofs:save-receipt': ({ form }) => ({
      ok: true,
      value: { path: `/home/alice/receipt.${form === 'page' ? 'html' : 'json'}` },
    }),
    'export:cancel': () => {
      this.#export?.resolve('canceled');
      return DONE;
    },
    'export:show-in-folder': () => DONE,
    'accounts:check': ({ text, network }) => {
      if (/^s/u.test(text)) return { ok: false, code: 'secret', text: inEnglish(message('address.secret')) };
      if (text.startsWith('T')) {
        return network === 'mainnet'
          ? { ok: false, code: 'wrong-network', text: 'This X-address is for a test network.' }
          : { ok: true, address: ADDRESS_B, tag: 12_345, network: null, alreadyWatched: false };
      }
      if (!/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/u.test(text)) {
        return {
          ok: false,
          code: 'not-an-address',
          text: inEnglish(message('address.not-an-address')),
          partial: mayBecomeAddress(text),
        };
      }
      const alreadyWatched = this.snapshot.accounts.some((account) => account.address === text);
      return { ok: true, address: text, tag: null, network: null, alreadyWatched };
    },
    'accounts:add': async ({ text, label, network, tag }) => {
      const id = `new-${this.snapshot.accounts.length}`;
      const added = {
        ...snapshot().accounts[0],
        id,
        address: text,
        label,
        network,
        tag: tag ?? null,
        lastPayment: null,
        totals: [],
        tagged: tagged({ address: text, network, tag: tag ?? null }),
        coverage: null,
        examined: examined({ state: 'catching-up', through: null }),
        colour: null,
      } as AppSnapshot['accounts'][number];
      const { settings, accounts } = this.snapshot;
      const isFirst = accounts.length === 0 && settings.startOffer === 'due';
      await this.patch({
        ...{ accounts: [...accounts, added], ...LIVE },
        settings: isFirst ? { ...settings, startOffer: 'open' } : settings,
      });
      return { ok: true, value: { id } };
    },
    'accounts:update': async ({ id, change }) => {
      await this.patch({
        accounts: this.snapshot.accounts.map((account) => {
          if (account.id !== id) return account;
          const changed = { ...account, ...change } as typeof account;
          return { ...changed, tagged: tagged(changed) };
        }),
      });
      return DONE;
    },
    'accounts:tag-effect': ({ tag }) => ({
      ok: true,
      value: { hidden: tag === null ? 0 : this.hiddenByTag },
    }),
    'accounts:balance': () => ({ ok: true, value: this.balance }),
    'accounts:remove': async ({ id }) => {
      const { accounts, formerAccounts } = this.snapshot;
      this.#removed = { accounts, formerAccounts };
      const former = accounts.filter((account) => account.id === id && account.paymentCount > 0);
      await this.patch({
        accounts: accounts.filter((account) => account.id !== id),
        formerAccounts: [...former, ...formerAccounts],
      });
      return DONE;
    },
    'accounts:undo-remove': async () => {
      if (this.#removed === null) return { ok: false, code: 'nothing', text: 'Nothing to undo.' };
      await this.patch(this.#removed);
      return DONE;
    },
    'accounts:reorder': async ({ ids }) => {
      const byId = new Map(this.snapshot.accounts.map((account) => [account.id, account]));
      await this.patch({ accounts: ids.flatMap((id) => byId.get(id) ?? []) });
      return DONE;
    },
    'accounts:export': () => ({ ok: true, value: { path: '/home/alice/accounts.json' } }),
    'accounts:import': () => ({ ok: true, value: { added: 2, skipped: 1 } }),
    'contacts:set': async ({ replaces, ...contact }) => {
      if (!contact.address.startsWith('r')) {
        return { ok: false, code: 'malformed', text: 'An address begins with r.' };
      }
      const others = this.snapshot.contacts.filter(
        ({ address }) => address !== contact.address && address !== replaces,
      );
      await this.patch({ contacts: [...others, contact] });
      return DONE;
    },
    'contacts:remove': async ({ address }) => {
      await this.patch({ contacts: this.snapshot.contacts.filter((entry) => entry.address !== address) });
      return DONE;
    },
    'alerts:pause': async ({ span }) => {
      await this.patch({
        pausedUntil: span === null ? null : (silenceEnd(span, NOW) ?? 'until-resumed'),
        pauseSpan: span,
        overall: span === null ? this.snapshot.overallConnection : 'paused',
      });
      return DONE;
    },
    'alerts:test': () => ({ ok: true, value: { via: 'electron' } }),
    'connection:check': async () => {
      await this.patch({ connectionCheck: { isRunning: true, at: null, networks: [] } });
      await this.patch({
        connectionCheck: {
          isRunning: false,
          at: new Date(NOW).toISOString(),
          networks: [
            { network: 'mainnet', isConnected: true, text: 'Mainnet: connected to xrplcluster.com, 84 ms' },
            { network: 'testnet', isConnected: false, text: 'Testnet: not connected. No answer.' },
          ],
        },
      });
      return DONE;
    },
    'health:get': () => ({
      networks: this.snapshot.networks,
      events: this.snapshot.networks.flatMap((network) => [
        { ...network.connection, since: new Date(NOW - 5_340_000).toISOString() },
        {
          ...network.connection,
          state: 'waiting' as const,
          attempt: 2,
          retryInMs: 2_100,
          reasonText: 'The server closed the connection (1012, restarting).',
          code: 'closed',
          since: new Date(NOW - 5_350_000).toISOString(),
        },
      ]),
      activity: {
        mainnet: [
          { from: iso(24), to: iso(21.5), state: 'catching-up' },
          { from: iso(21.5), to: iso(12), state: 'live' },
          { from: iso(12), to: iso(10.5), state: 'recovered' },
          { from: iso(10.5), to: iso(2), state: 'live' },
          { from: iso(2), to: iso(1.4), state: 'offline' },
          { from: iso(1.4), to: iso(0), state: 'live' },
        ],
      },
    }),
    'gaps:retry': () => DONE,
    'gaps:accept': async ({ account, range }) => {
      await this.patch({
        accounts: this.snapshot.accounts.map((entry) =>
          entry.address === account
            ? {
                ...entry,
                gaps: entry.gaps.map((gap) => (gap.range[0] === range[0] ? { ...gap, accepted: true } : gap)),
              }
            : entry,
        ),
      });
      return DONE;
    },
    'servers:test': ({ url }) =>
      url.includes('bad')
        ? { ok: false, code: 'connect', text: 'The server could not be reached.' }
        : { ok: true, value: { latencyMs: 52, ledgerIndex: 99_800_101, completeLedgers: '32570-99800101' } },
    'settings:update': async (change) => {
      await this.patch({ settings: { ...this.snapshot.settings, ...change } });
      return DONE;
    },
    'diagnostics:text': () => 'XRPL Chime 0.1.0\nmainnet: connected',
    'updates:check': () => ({ ok: true, value: { state: 'current', version: null, text: null } }),
    'updates:download': () => DONE,
    'updates:install': () => DONE,
    'about:licenses': () => [
      { name: 'electron', version: '45.5.0', license: 'MIT', text: 'Copyright (c) Electron contributors' },
      {
        name: '@a-scope-of-a-long-name/a-package-whose-name-is-about-as-long-as-names-of-packages-get',
        version: '11.0.0-rc.17',
        license: 'Apache-2.0',
        text: `Apache License\n\n${'You may obtain a copy of the License. '.repeat(30)}\nhttps://${'long'.repeat(40)}.example/`,
      },
      { name: 'sax', version: '1.4.4', license: 'BlueOak-1.0.0', text: '' },
    ],
    'data:info': () => ({
      folder: this.snapshot.dataFolder,
      bytes: 48_300_000,
      payments: this.endless ?? this.payments.length,
      oldest: '2026-03-03T08:00:00Z',
    }),
    'data:open-folder': () => DONE,
    'sound:choose': () => ({ ok: true, value: { path: '/home/alice/bell.ogg' } }),
    'data:erase': async () => {
      await this.patch({
        accounts: [],
        contacts: [],
        unread: 0,
        overall: 'empty',
        overallConnection: 'empty',
      });
      return { ok: true, value: { erased: true } };
    },
    'demo:start': async () => {
      const { accounts, networks } = snapshot();
      await this.patch({ ...LIVE, demo: true, accounts, networks });
      return DONE;
    },
    'demo:leave': () => DONE,
    'link:open': () => DONE,
    'clipboard:write': () => DONE,
    'window:hide': () => DONE,
  };

  /** What comes with the snapshot, unless the database is broken or does not answer. */
  async #list(): Promise<AppStart['list']> {
    if (this.silent.has('payments:query')) return null;
    const query = { offset: 0, limit: PAGE_ROWS };
    return {
      page: (await this.invoke('payments:query', query)) as PaymentPage,
      daily: (await this.invoke('payments:daily', { days: CHART_DAYS, filter: {} })) as DailySums,
    };
  }

  #matching(query: PaymentQuery): readonly PaymentRow[] {
    const search = query.search?.toLowerCase();
    return this.payments.filter(
      (row) =>
        (query.upToId === undefined || row.id <= query.upToId) &&
        (query.watchIds === undefined || query.watchIds.some((id) => row.watchIds.includes(id))) &&
        (query.unread === undefined || !row.read) &&
        (query.kinds === undefined || query.kinds.includes(row.kind)) &&
        (query.assets === undefined || query.assets.includes(assetNames(row.asset).key)) &&
        (query.from === undefined || (row.closeTime ?? '') >= query.from) &&
        (query.to === undefined || (row.closeTime ?? '') < query.to) &&
        (search === undefined ||
          `${row.fromText} ${row.from} ${row.hash} ${row.amountText} ${row.destinationTag}`
            .toLowerCase()
            .includes(search)),
    );
  }

  #page(query: PaymentQuery): PaymentPage {
    const { offset, limit } = query;
    if (this.endless !== null) {
      const length = this.endless;
      const total = Math.min(length, query.upToId ?? length);
      const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
        endlessRow(length - total + offset + index, length),
      );
      return { rows, total, days: daysOf(rows), upToId: query.upToId ?? length };
    }
    const all = this.#matching(query);
    const rows = all.slice(offset, offset + limit);
    return {
      rows,
      total: all.length,
      days: daysOf(rows),
      upToId: query.upToId ?? Math.max(0, ...this.payments.map((row) => row.id)),
    };
  }
}

function iso(hoursAgo: number): string {
  return new Date(NOW - hoursAgo * 3_600_000).toISOString();
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** Sums that only look like sums: the window must show main's, and never add up itself. */
function daysOf(rows: readonly PaymentRow[]): readonly DaySum[] {
  const days = new Map<string, PaymentRow[]>();
  for (const row of rows) {
    const day = dayFormat.format(new Date(row.closeTime ?? row.recordedAt));
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days].map(([day, list]) => {
    const counted = list.filter(({ trust }) => trust !== 'disputed');
    const assets = new Map(counted.map((row) => [assetNames(row.asset).key, row]));
    return {
      day,
      count: list.length,
      sums: [...assets.values()].map((row) =>
        row.asset === XRP || assetNames(row.asset).key === 'XRP'
          ? sum(XRP, '6560.25', '6,560.25 XRP')
          : sum(row.asset, row.amount, row.amountText),
      ),
    };
  });
}
