import type {
  AppSnapshot,
  ProofSummary,
  ShownProblem,
  ShownSink,
  ShownStatement,
} from '../../../electron/contract/index.ts';
import { FakeMain } from './fake-main.ts';
import { account, examined, NOW, row, snapshot, sum, USD, XRP } from './fixture-data.ts';
import { fourSinks, hostileLog, hostileSinks, sinkLog } from './sinks.ts';
import type { OpenWindow, WindowHarness, WindowOptions } from './window-harness.ts';

type WindowFixture = (harness: WindowHarness, options?: WindowOptions) => Promise<OpenWindow>;

/** Opens a tab by its name as a person reads it. */
async function openTab(window: OpenWindow, index: 0 | 1 | 2 | 3): Promise<void> {
  await window.page.getByRole('tab').nth(index).click();
}

/** Forwarding in Preferences, with its receivers and the log of the first. */
async function openForwarding(
  harness: WindowHarness,
  options?: WindowOptions,
  sinks: readonly ShownSink[] = fourSinks(),
) {
  const main = new FakeMain({ forwarding: sinks });
  main.forwarding.logs.set('shop', sinkLog());
  const window = await harness.open(main, options);
  await openTab(window, 3);
  await window.page.locator('#forwarding').evaluate((section) => section.scrollIntoView());
  return { window, add: window.page.locator('#forwarding > .button-row button') };
}

const OFFLINE: Partial<AppSnapshot> = {
  overall: 'offline',
  overallText: 'Offline since 10:40',
  overallSince: new Date(NOW - 60_000).toISOString(),
  overallConnection: 'offline',
  accounts: snapshot().accounts.map((entry) => ({ ...entry, examined: examined({ state: 'disconnected' }) })),
  networks: snapshot().networks.map((network) => ({
    ...network,
    examined: examined({ state: 'disconnected' }),
    connection: {
      ...network.connection,
      state: 'waiting',
      attempt: 4,
      retryInMs: 8_000,
      reasonText: 'No server of mainnet could be reached.',
      code: 'connect',
      since: new Date(NOW - 2_000).toISOString(),
    },
    servers: network.servers.map((server) => ({
      ...server,
      inUse: false,
      latencyMs: null,
      ledgerAgeS: null,
    })),
  })),
};

/** The list of validators that ends soon, and a period of which no ledger was skipped. */
const PROVEN = {
  validatorList: {
    ...{ publisher: `ED${'26'.repeat(32)}`, name: null, sequence: 75, validators: 35, isExpiring: true },
    expiration: '2026-12-02T00:00:00Z',
  },
  provedPeriod: {
    ...{ from: 99_799_202, to: 99_800_101, votes: 33, listed: 35 },
    provedAt: new Date(NOW - 60_000).toISOString(),
  },
} as const;
const LIST_EXPIRING: ShownProblem = {
  ...{ code: 'validator-list', network: 'mainnet', at: new Date(NOW - 120_000).toISOString() },
  text: 'The list of validators by XRPL Foundation is in force until December 2, 2026 only, and no newer one has been published. Nothing can be proved after that.',
};

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Texts as long as they can get, from people and from strangers. */
function longMain(): FakeMain {
  const main = new FakeMain({
    accounts: [
      account({
        label: LONG,
        totals: [
          sum(USD, '9'.repeat(40), `${'999,'.repeat(13)}999 USD`),
          sum(XRP, '99999999999.999999', '99,999,999,999.999999 XRP'),
        ],
      }),
    ],
    contacts: [{ address: 'rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH', name: LONG }],
  });
  main.payments = [
    row(9, {
      asset: USD,
      amountText: `${'999,'.repeat(20)}999 USD`,
      fromText: LONG,
      destinationTag: 4_294_967_295,
      read: false,
      invoiceId: 'F'.repeat(64),
      memos: [
        {
          type: 'text/plain',
          format: null,
          data: `${LONG} <script>alert(1)</script> ${'long '.repeat(120)}`,
          dataHex: null,
        },
        { type: null, format: null, data: null, dataHex: 'DEADBEEF'.repeat(40) },
      ],
      partialOf: { asset: USD, amount: '1' },
      partialOfText: `${'999,'.repeat(20)}999 USD`,
    }),
    row(8, { amountText: '99,999,999,999.999999 XRP', fromText: LONG, kind: 'nft-broker-fee' }),
    row(7, { assetText: 'مرحبا', amountText: '12.5 مرحبا', fromText: 'עברית שם ארוך', asset: USD }),
    row(6, {
      assetText: '58525000000000000000000000000000000000AA',
      amountText: '5 58525000000000000000000000000000000000AA',
      assetSuspicious: true,
      asset: USD,
    }),
  ];
  return main;
}

/** Just after the first account. */
function offerMain(change: Partial<AppSnapshot> = {}): FakeMain {
  const { settings, accounts } = snapshot();
  return new FakeMain({
    accounts: accounts.slice(0, 1),
    settings: { ...settings, startAtLogin: false, criticalAboveXrp: null, startOffer: 'open' },
    ...change,
  });
}

/** The first account of the list is no longer watched. */
function formerMain(): FakeMain {
  const [first, ...accounts] = snapshot().accounts;
  return new FakeMain({ accounts, formerAccounts: first === undefined ? [] : [first] });
}

/** What 31 of 35 validators signed, most of which name a domain, two the same. */
export function proofSummary(change: Partial<ProofSummary> = {}): ProofSummary {
  const named = ['a.validators.example', 'ripple.com', 'bithomp.com', 'a.validators.example'];
  return {
    provedAt: new Date(NOW - 60_000).toISOString(),
    ...{
      ledgerIndex: 99_800_000,
      ledgerHash: 'B'.repeat(64),
      closeTime: new Date(NOW - 300_000).toISOString(),
    },
    ...{ signedLedgerIndex: 99_800_101, signedLedgerHash: 'C'.repeat(64) },
    votes: Array.from({ length: 31 }, (_, index) => ({
      master: `ED${String(index).padStart(64, '0')}`,
      domain: named[index] ?? (index < 25 ? `validator-${index}.example` : null),
    })),
    ...{ listed: 35, needed: 28 },
    list: {
      publisher: `ED2677${'0'.repeat(60)}`,
      ...{ name: 'Ripple', sequence: 83, expiration: '2027-01-18T00:00:00Z' },
    },
    form: 'own',
    ...change,
  };
}

/** The newest payment is proved, where `isProved`; else it can be. */
function provedMain(isProved: boolean, change: Partial<ProofSummary> = {}): FakeMain {
  const main = new FakeMain();
  if (isProved) {
    main.payments = main.payments.map((row, index) => (index === 0 ? { ...row, trust: 'proved' } : row));
  }
  const { id } = main.payments[0] ?? { id: 0 };
  main.proofs.set(id, proofSummary(change));
  main.statements.set(id, [statement('wss://xrplcluster.com')]);
  return main;
}

/** The second payment is refuted by the validators' signatures. */
function refutedMain(): FakeMain {
  const main = disputedMain();
  main.payments = main.payments.map((row) => (row.trust === 'disputed' ? { ...row, isRefuted: true } : row));
  const [problem] = main.snapshot.problems;
  if (problem === undefined) throw new Error('no problem');
  main.snapshot = {
    ...main.snapshot,
    problems: [
      {
        ...problem,
        code: 'refuted',
        text: 'The validators’ signatures refute wss://xrplcluster.com: the payment of 89.5 USD to Shop till in ledger 99,800,000 isn’t what they signed. The server isn’t used for ten minutes.',
      },
    ],
  };
  main.statements.set(main.payments[1]?.id ?? 0, [statement('wss://xrplcluster.com')]);
  return main;
}

async function openFirstPayment(window: OpenWindow): Promise<OpenWindow> {
  await window.page.locator('.payment').first().click();
  await window.page.getByRole('article').waitFor();
  return window;
}

/** A token that imitates another one, as main shows it. */
function suspiciousMain(): FakeMain {
  const main = longMain();
  main.payments = main.payments.slice(-1);
  return main;
}

/** One server's word about 89.5 USD. */
export function statement(server: string, change: Partial<ShownStatement> = {}): ShownStatement {
  const amounts = [{ asset: USD, amount: '89.5' }];
  return {
    ...{ server, operator: new URL(server).host, isOwn: false, at: new Date(NOW - 5 * 60_000).toISOString() },
    ...{ trust: 'seen', says: 'recorded', ledgerHashCheck: null, amountsText: '89.5 USD' },
    stated: {
      hash: 'A'.repeat(64),
      ledgerIndex: 99_800_000,
      ledgerHash: null,
      result: 'tesSUCCESS',
      amounts,
    },
    ...change,
  };
}

const DENIED = { says: 'disagrees', trust: 'disputed', stated: null, amountsText: null } as const;

const OTHERWISE = { says: 'disagrees', trust: 'disputed', amountsText: '9 USD' } as const;

/** The newest payment is confirmed, servers disagree about the second, and two of three deny it where it is `lost`. */
function disputedMain(lost = false): FakeMain {
  const main = new FakeMain({
    problems: [
      {
        ...{ code: 'servers-disagree', network: 'mainnet', at: new Date(NOW - 5 * 60_000).toISOString() },
        text: lost
          ? 'wss://xrplcluster.com gave a false statement about a payment of 89.5 USD to Shop till in ledger 99,800,000: two other servers say otherwise. The payment isn’t counted, and the server won’t be used for now.'
          : 'wss://xrplcluster.com and wss://s1.ripple.com disagree about a payment of 89.5 USD to Shop till. It isn’t counted until other servers decide.',
        paymentId: 2,
      },
    ],
  });
  main.payments = main.payments.map((payment, index) => {
    if (index === 1) return { ...payment, trust: 'disputed' };
    return index === 0 || index === 3 ? { ...payment, trust: 'confirmed' } : payment;
  });
  const disputed = main.payments[1]?.id ?? 0;
  main.statements.set(disputed, [
    statement('wss://xrplcluster.com'),
    statement('wss://s1.ripple.com', DENIED),
    ...(lost ? [statement('wss://honeycluster.io', OTHERWISE)] : []),
  ]);
  main.statements.set(main.payments[0]?.id ?? 0, [
    statement('wss://xrplcluster.com'),
    statement('wss://s1.ripple.com', { says: 'agrees', trust: 'confirmed' }),
  ]);
  return main;
}

/** Every view in every state that is designed, by name. */
export const windowFixtures = {
  'payments-busy': (harness, options) => harness.open(new FakeMain(), options),
  'payments-filters': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await window.page.getByRole('button', { name: 'Filters' }).click();
    return window;
  },
  'payments-empty': (harness, options) => {
    const main = new FakeMain({ unread: 0 });
    main.payments = [];
    return harness.open(main, options);
  },
  'payments-offline': (harness, options) => harness.open(new FakeMain(OFFLINE), options),
  'payments-nothing-found': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await window.page.getByRole('textbox').fill('zebra');
    await window.page.getByRole('heading', { name: 'No matches' }).waitFor();
    return window;
  },
  'payments-failed': (harness, options) => {
    const main = new FakeMain();
    main.broken.set('payments:query', 'database disk image is malformed');
    return harness.open(main, options);
  },
  'payments-exporting': (harness, options) =>
    harness.open(new FakeMain({ exporting: { written: 41_250, count: 120_000 } }), options),
  'payments-exported': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await window.page.getByRole('button', { name: 'More actions' }).click();
    await window.page.getByRole('menuitem', { name: 'Export as CSV…' }).click();
    await window.page.getByText('saved to').waitFor();
    return window;
  },
  'payments-offer': (harness, options) => harness.open(offerMain(), options),
  'payments-offer-empty': (harness, options) => {
    const main = offerMain({ unread: 0 });
    main.payments = [];
    return harness.open(main, options);
  },
  'payments-long': (harness, options) => harness.open(longMain(), options),
  'payment-detail': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await window.page.getByRole('button', { name: /12.07 EUR/u }).click();
    await window.page.getByRole('article').waitFor();
    return window;
  },
  'payment-former': async (harness, options) => {
    const window = await harness.open(formerMain(), options);
    await window.page.locator('.payment').first().click();
    await window.page.getByRole('article').waitFor();
    return window;
  },
  'payments-former': async (harness, options) => {
    const window = await harness.open(formerMain(), options);
    await window.page.getByRole('button', { name: 'Filters' }).click();
    await window.page.getByRole('button', { name: /^Account/u }).click();
    await window.page.getByText('(no longer watched)').click();
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('menu').waitFor({ state: 'hidden' });
    return window;
  },
  'payment-long': async (harness, options) => {
    const window = await harness.open(longMain(), options);
    await window.page.locator('.payment').first().click();
    await window.page.getByRole('article').waitFor();
    return window;
  },
  'payment-suspicious': async (harness, options) => {
    const window = await harness.open(suspiciousMain(), options);
    await window.page.locator('.payment').first().click();
    await window.page.getByRole('article').waitFor();
    return window;
  },
  'payments-disputed': (harness, options) => harness.open(disputedMain(), options),
  'payment-disputed': async (harness, options) => {
    const window = await harness.open(disputedMain(true), options);
    await window.page.locator('.payment').nth(1).click();
    await window.page.getByRole('article').waitFor();
    return window;
  },
  'payment-proved': async (harness, options) =>
    openFirstPayment(await harness.open(provedMain(true), options)),
  'payment-proved-own': async (harness, options) => {
    const list = { ...proofSummary().list, name: null };
    const window = await openFirstPayment(await harness.open(provedMain(true, { list }), options));
    await window.page.getByText('Who signed').click();
    return window;
  },
  'payment-proof-asked': async (harness, options) => {
    const window = await openFirstPayment(await harness.open(provedMain(false), options));
    await window.page.getByRole('button', { name: 'Prove this payment' }).click();
    await window.page.getByRole('button', { name: 'Prove', exact: true }).waitFor();
    return window;
  },
  'payment-proving': async (harness, options) => {
    const main = provedMain(false);
    main.silent.add('proofs:prove');
    const window = await openFirstPayment(await harness.open(main, options));
    await window.page.getByRole('button', { name: 'Prove this payment' }).click();
    await window.page.getByRole('button', { name: 'Prove', exact: true }).click();
    const payment = main.payments[0]?.id ?? 0;
    await main.patch({ proving: { of: { payment }, step: 'headers', done: 40, count: 120 } });
    await window.page.getByRole('progressbar').waitFor();
    return window;
  },
  'payment-not-proved': async (harness, options) => {
    const main = new FakeMain();
    const window = await openFirstPayment(await harness.open(main, options));
    await window.page.getByRole('button', { name: 'Prove this payment' }).click();
    await window.page.getByRole('button', { name: 'Prove', exact: true }).click();
    await window.page.getByText('Not proved.').waitFor();
    return window;
  },
  'payments-refuted': (harness, options) => harness.open(refutedMain(), options),
  'payment-refuted': async (harness, options) => {
    const window = await harness.open(refutedMain(), options);
    await window.page.locator('.payment').nth(1).click();
    await window.page.getByRole('article').waitFor();
    return window;
  },
  'health-disputed': async (harness, options) => {
    const window = await harness.open(disputedMain(), options);
    await openTab(window, 2);
    return window;
  },
  accounts: async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 1);
    return window;
  },
  'accounts-long': async (harness, options) => {
    const window = await harness.open(longMain(), options);
    await openTab(window, 1);
    return window;
  },
  'account-page': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 1);
    await window.page.getByRole('button', { name: /^Shop till/u }).click();
    return window;
  },
  'account-tag-asked': async (harness, options) => {
    const main = new FakeMain();
    main.hiddenByTag = 12;
    const window = await harness.open(main, options);
    await openTab(window, 1);
    await window.page.getByRole('button', { name: /^Savings/u }).click();
    await window.page.getByLabel('Destination tag').fill('777');
    await window.page.getByLabel('Destination tag').press('Enter');
    await window.page.getByRole('dialog').waitFor();
    return window;
  },
  'contact-form': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 1);
    await window.page.getByRole('button', { name: 'Edit Alice Chen' }).click();
    await window.page.getByRole('button', { name: 'Save' }).waitFor();
    return window;
  },
  'add-account': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 1);
    await window.page.getByRole('button', { name: 'Add account' }).click();
    return window;
  },
  'add-account-secret': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 1);
    await window.page.getByRole('button', { name: 'Add account' }).click();
    await window.page.getByLabel('Address').fill('snoPBrXtMeMyMHUVTgbuqAfg1SUTb');
    await window.page.getByText(/looks like a secret/u).waitFor();
    return window;
  },
  health: async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 2);
    return window;
  },
  'health-offline': async (harness, options) => {
    const accounts = snapshot().accounts.map((entry, index) =>
      index === 0
        ? {
            ...entry,
            examined: examined({ state: 'disconnected', open: 381 }),
            gaps: [
              {
                network: entry.network,
                account: entry.address,
                range: [97_000_100, 97_000_480] as const,
                fromTime: '2026-07-02T11:00:00Z',
                toTime: '2026-07-02T11:24:00Z',
                attempts: 7,
                nextRetryAt: new Date(NOW + 900_000).toISOString(),
                accepted: false,
              },
            ],
          }
        : { ...entry, examined: examined({ state: 'disconnected' }) },
    );
    const window = await harness.open(new FakeMain({ ...OFFLINE, accounts }), options);
    await openTab(window, 2);
    return window;
  },
  'health-catching-up': async (harness, options) => {
    const behind = examined({ state: 'catching-up', left: 5668, total: 6000, through: 99_794_432 });
    const { networks, accounts } = snapshot();
    const main = new FakeMain({
      ...{ overall: 'catching-up', overallConnection: 'catching-up' },
      networks: networks.map((network) => ({ ...network, examined: behind })),
      accounts: accounts.slice(0, 1).map((entry) => ({ ...entry, examined: behind })),
    });
    const window = await harness.open(main, options);
    await openTab(window, 2);
    await window.page.getByText(/^Examined up to/u).scrollIntoViewIfNeeded();
    return window;
  },
  'health-checked': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 2);
    await window.page.getByRole('button', { name: 'Check connection' }).click();
    await window.page.getByText('Testnet: not connected.').waitFor();
    return window;
  },
  'health-proofs': async (harness, options) => {
    const { networks, settings } = snapshot();
    const main = new FakeMain({
      settings: { ...settings, proveLarge: true },
      networks: networks.map((network) => ({ ...network, ...PROVEN })),
      problems: [LIST_EXPIRING],
    });
    const window = await harness.open(main, options);
    await openTab(window, 2);
    await window.page.getByRole('button', { name: 'Prove that no ledger was skipped' }).click();
    return window;
  },
  preferences: async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 3);
    return window;
  },
  forwarding: async (harness, options) => {
    const { window } = await openForwarding(harness, options);
    return window;
  },
  'forwarding-kinds': async (harness, options) => {
    const { window, add } = await openForwarding(harness, options);
    await add.click();
    return window;
  },
  'forwarding-form': async (harness, options) => {
    const { window, add } = await openForwarding(harness, options);
    const { page } = window;
    await add.click();
    await page.locator('.kind-choice').nth(3).click();
    await page.locator('.sink-form summary').click();
    for (const select of await page.locator('.which select').all()) await select.selectOption('chosen');
    await page.locator('.which').getByRole('textbox').fill('-1');
    await page.locator('.sink-form [type="submit"]').click();
    await page.getByText('Choose a program first.').waitFor();
    return window;
  },
  'forwarding-edit': async (harness, options) => {
    const { window } = await openForwarding(harness, options);
    await window.page.locator('.sink-open').nth(1).click();
    await window.page.getByRole('button', { name: 'Edit' }).click();
    await window.page.getByRole('button', { name: 'Change Topic' }).waitFor();
    return window;
  },
  'forwarding-page': async (harness, options) => {
    const { window } = await openForwarding(harness, options);
    await window.page.locator('.sink-open').first().click();
    await window.page.locator('.attempt').first().waitFor();
    return window;
  },
  'forwarding-secret': async (harness, options) => {
    const { window, add } = await openForwarding(harness, options);
    await add.click();
    await window.page.locator('.kind-choice').first().click();
    await window.page.getByLabel('Web address').fill('https://shop.example/hooks/chime');
    await window.page.getByRole('button', { name: 'Save' }).click();
    await window.page.locator('.new-secret').waitFor();
    return window;
  },
  'forwarding-hostile': async (harness, options) => {
    const { window } = await openForwarding(harness, options, hostileSinks());
    return window;
  },
  'forwarding-hostile-page': async (harness, options) => {
    const { window } = await openForwarding(harness, options, hostileSinks());
    window.main.forwarding.logs.set('shop', hostileLog());
    await window.page.locator('.sink-open').first().click();
    await window.page.locator('.attempt').first().waitFor();
    return window;
  },
  'first-run': (harness, options) => {
    const main = new FakeMain({ accounts: [], networks: [], overall: 'empty', unread: 0, contacts: [] });
    main.payments = [];
    return harness.open(main, options);
  },
  loading: (harness, options) => {
    const main = new FakeMain();
    main.silent.add('app:start');
    return harness.open(main, options);
  },
  demo: (harness, options) => harness.open(new FakeMain({ demo: true }), options),
  failed: (harness, options) => {
    const main = new FakeMain();
    main.broken.set('app:snapshot', 'The main process does not answer.');
    return harness.open(main, options);
  },
  'preferences-licenses': async (harness, options) => {
    const window = await harness.open(new FakeMain(), options);
    await openTab(window, 3);
    await window.page.getByText('Open-source licenses').click();
    await window.page.locator('.licenses').waitFor();
    for (const each of await window.page.locator('.licenses summary').all()) await each.click();
    return window;
  },
} as const satisfies Record<string, WindowFixture>;
