import { createPaymentSearch } from '../../../electron/desktop/history/payment-search.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import type { StoreQuery } from '../../../electron/store/database/store.types.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';
import { ACCOUNTS, addressOf, historyPayment } from '../worlds/large-history.ts';
import { storedHistory } from '../worlds/stored-history.ts';

const ONE_PASS = 'one pass';
const LIMIT = 100;

/** The first page and how many match, and for how long the thread was busy at most without giving way. */
interface Answered {
  /** Processor time of the thread: other programs on the machine are not in it. */
  readonly stood: number;
  /** All of it, likewise. */
  readonly worked: number;
  readonly found: string;
}

/** Milliseconds that this thread has spent on a processor. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function onePass(store: PaymentStore, query: StoreQuery): Answered {
  const began = threadMs();
  const rows = store.page(query);
  const total = store.total(query);
  const worked = threadMs() - began;
  return { stood: worked, worked, found: JSON.stringify([total, rows.map(({ id }) => id)]) };
}

async function inSlices(store: PaymentStore, query: StoreQuery): Promise<Answered> {
  const began = threadMs();
  let since = began;
  let stood = 0;
  const giveWay = () => {
    stood = Math.max(stood, threadMs() - since);
    return new Promise<void>((resolve) => {
      setImmediate(() => {
        since = threadMs();
        resolve();
      });
    });
  };
  // Made anew: what was found before is not in it.
  const search = createPaymentSearch(store, { pause: giveWay });
  const steady = { ...query, upToId: store.newestId() };
  const isSearch = query.search !== undefined;
  const ids = isSearch ? await search.ids(steady) : null;
  const rows = ids === null ? store.page(query) : store.payments(ids.slice(0, LIMIT));
  const total = await search.count(steady);
  stood = Math.max(stood, threadMs() - since);
  return {
    stood,
    worked: threadMs() - began,
    found: JSON.stringify([total, rows.map(({ id }) => id)]),
  };
}

function questions(payments: number): Readonly<Record<string, StoreQuery>> {
  const page = { offset: 0, limit: LIMIT };
  const main = ACCOUNTS[0] ?? '';
  return {
    'one letter': { ...page, search: 'r' },
    'part of an address in most rows': { ...page, search: main.slice(1, 6) },
    'an address in most rows': { ...page, search: main },
    'a sender': { ...page, search: addressOf('sender 7') },
    'a word of memos': { ...page, search: 'order' },
    'a hash': { ...page, search: historyPayment(4321, payments, 0).hash },
    'no search: the first page': page,
    'no search: an account': { ...page, watched: [{ network: 'mainnet', account: main, tag: null }] },
  };
}

/**
 * The first page of a search and how many payments match, on main's thread: the slices of the app beside one pass for the
 * page and one for the count, in which nothing else is handled. Fails where the two find different payments.
 */
function searchOf(name: string, payments: number): Row {
  return {
    name,
    isLong: true,
    mostRounds: 3,
    async measure(rounds) {
      const store = openPaymentStore(storedHistory(payments));
      const figures: Figure[] = [];
      try {
        for (const [what, query] of Object.entries(questions(payments))) {
          const passes: Answered[] = [];
          const ours: Answered[] = [];
          for (let round = 0; round < rounds; round += 1) {
            passes.push(onePass(store, query));
            ours.push(await inSlices(store, query));
            if (passes.at(-1)?.found !== ours.at(-1)?.found) throw new Error(`${what}: not the same`);
          }
          const by = (key: 'stood' | 'worked') => ({
            [ONE_PASS]: passes.map((one) => one[key]),
            [OURS]: ours.map((one) => one[key]),
          });
          figures.push({ what: `${what}: stands`, unit: 'ms', subjects: by('stood') });
          figures.push({ what: `${what}: processor`, unit: 'ms', subjects: by('worked') });
        }
      } finally {
        store.close();
      }
      return figures;
    },
  };
}

export const search = searchOf('search', 100_000);
export const searchOfAMillion = searchOf('search of a million', 1_000_000);
