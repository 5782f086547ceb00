import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../../electron/contract/index.ts';
import { openSettings } from '../../../electron/store/settings/settings.ts';
import { openSettingsFile } from '../../../electron/store/settings/settings-file.ts';
import { redactText } from '../../../electron/xrpl/transport/redact-text.ts';
import { type Campaign, demand } from '../campaign.ts';
import { foundCases, readLines } from '../corpus.ts';
import { type Change, mutated } from '../mutate.ts';
import { startWork, workedMs } from '../stand.ts';
import { DAMAGES, type Damage, damaged } from '../text-damage.ts';
import { treeOf, written } from '../tree.ts';

/** A settings file, made of one of the corpus or kept as it was found. */
export type SettingsCase =
  | { readonly base: number; readonly changes: readonly Change[]; readonly damage: Damage }
  | { readonly base: number; readonly bytes: string };

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_MS = 2000;
const MEBIBYTE = 2 ** 20;
/** What the app keeps of a bad value, it keeps once beside what it reads from the file. */
const MOST_GROWTH = 4;

const HOT: ReadonlySet<string> = new Set([
  ...[
    'settings',
    'servers',
    'mainnet',
    'testnet',
    'watched',
    'contacts',
    'formerAccounts',
    'coverageMarks',
    'setAside',
  ],
  ...[
    'id',
    'network',
    'address',
    'tag',
    'label',
    'minimumAmounts',
    'alertKinds',
    'mutedSenders',
    'pausedUntil',
  ],
  ...[
    'quietHours',
    'explorerTemplate',
    'keepDays',
    'criticalAboveXrp',
    'locale',
    'through',
    'from',
    'ringsFrom',
  ],
]);

const number = fc.nat();
const change = fc.record({ where: number, what: number, how: number });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 9, arbitrary: fc.constant<Damage>({ kind: 'none', at: 0 }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom(...DAMAGES), at: number }) },
);

/** config.json as somebody else, a crash or another version left it. */
export function openSettingsFiles(): Campaign<SettingsCase> {
  const bases = readLines<Fields>('settings.jsonl');
  const folder = mkdtempSync(join(tmpdir(), 'chime-fuzz-settings-'));
  const bytesOf = (given: SettingsCase): Buffer =>
    'bytes' in given
      ? Buffer.from(given.bytes, 'base64')
      : damaged(written(mutated(treeOf(baseOf(given.base)), given.changes, HOT)), given.damage);
  const baseOf = (which: number): Fields => bases[which % bases.length] ?? {};
  return {
    name: 'settings',
    cases: fc.record({
      base: fc.nat(bases.length - 1),
      changes: fc.array(change, { minLength: 1, maxLength: 6, size: 'max' }),
      damage,
    }),
    found: foundCases('settings'),
    async run(given) {
      judgeFile(folder, bytesOf(given), baseOf(given.base));
      return 1;
    },
    kept: (given) => ({ base: given.base, bytes: bytesOf(given).toString('base64') }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function judgeFile(folder: string, bytes: Buffer, base: Fields): void {
  const path = join(folder, 'config.json');
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(path, bytes);
  const began = startWork();
  const first = open(folder);
  const took = workedMs(began);
  demand(took < LONGEST_MS, () => `opening took ${Math.round(took)} ms`);
  const parsed = parse(bytes.toString('utf8'));
  if (parsed === null) {
    const aside = readdirSync(folder).filter((name) => name.startsWith('config.damaged-'));
    demand(first.problem?.code === 'settings-damaged', () => 'nothing is said of a damaged file');
    demand(
      aside.length === 1 &&
        readFileSync(join(folder, aside[0] ?? ''), 'utf8') === redactText(bytes.toString('utf8')),
      () => 'the damaged file is not kept',
    );
    demand(
      isDeepStrictEqual(first.settings.settings(), DEFAULT_SETTINGS),
      () => 'settings of a damaged file',
    );
    demand(first.settings.watched().length === 0, () => 'accounts of a damaged file');
    return;
  }
  demand(first.problem === null, () => 'a file that can be read was set aside');
  judgeLists(first, parsed, base);
  judgeValues(first.settings.settings(), parsed, base);
  demand(
    Object.keys(Object.prototype).length === 0 && !('polluted' in {}),
    () => 'Object.prototype was changed',
  );

  const { problems } = first.settings;
  if (problems.length > 0) demand(asList(first.get('setAside')).length > 0, () => 'what was bad is not kept');
  const text = problems.map(({ message }) => message).join('\n');
  demand(!text.includes('hunter2') && text.length < 100_000, () => `problems say ${text.slice(0, 200)}`);
  // What was read is what is read from now on, and can be written.
  first.settings.updateSettings({ privacyMode: true });
  const size = existsSync(path) ? readFileSync(path).length : 0;
  demand(
    size < MEBIBYTE + MOST_GROWTH * bytes.length,
    () => `a file of ${bytes.length} bytes became ${size}`,
  );
  const second = open(folder);
  demand(
    second.problem === null && second.settings.problems.length === 0,
    () => `again: ${second.settings.problems[0]?.message}`,
  );
  // As text: -0 is written as 0.
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const values = Object.keys(DEFAULT_SETTINGS) as (keyof typeof DEFAULT_SETTINGS)[];
  for (const name of values)
    demand(
      isSame(first.settings.settings()[name], second.settings.settings()[name]),
      () => `${name} changes by being opened again`,
    );
  for (const list of ['watched', 'contacts', 'formerAccounts', 'coverageCheckpoints'] as const)
    demand(
      isSame(second.settings[list](), first.settings[list]()),
      () => `${list} change by being opened again`,
    );
}

function open(folder: string) {
  const { file, problem } = openSettingsFile(folder);
  return { settings: openSettings(file), problem, get: (key: string) => file.get(key) };
}

type Opened = ReturnType<typeof open>;

/** As anybody would read it; null for what is no settings file at all. */
function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** Every entry that is as it was in the good file is still there, whatever is beside it. */
function judgeLists({ settings }: Opened, parsed: Fields, base: Fields): void {
  const lists = [
    ...([
      ['watched', settings.watched()],
      ['contacts', settings.contacts()],
    ] as const),
    ...([
      ['formerAccounts', settings.formerAccounts()],
      ['coverageMarks', settings.coverageCheckpoints()],
    ] as const),
  ];
  for (const [key, read] of lists) {
    const good = asList(base[key]);
    const stored = asList(parsed[key]).filter((entry) => good.some((one) => isDeepStrictEqual(one, entry)));
    for (const entry of stored)
      demand(
        read.some((one) => isDeepStrictEqual({ ...one }, entry)),
        () => `${key}: lost ${JSON.stringify(entry)}`,
      );
  }
}

/** Every setting that is as it was, and every server. */
function judgeValues(read: Fields, parsed: Fields, base: Fields): void {
  const [stored, good] = [asFields(parsed.settings), asFields(base.settings)];
  for (const [name, value] of Object.entries(good)) {
    if (!Object.hasOwn(stored, name) || !isDeepStrictEqual(stored[name], value)) continue;
    demand(isDeepStrictEqual(read[name], value), () => `setting ${name}: lost ${JSON.stringify(value)}`);
  }
  const servers = asFields(read.servers);
  for (const [network, urls] of Object.entries(asFields(good.servers))) {
    const kept = asList(asFields(stored.servers)[network]);
    for (const url of asList(urls).filter((one) => kept.slice(0, 50).includes(one)))
      demand(asList(servers[network]).includes(url), () => `servers of ${network}: lost ${url}`);
  }
}
