import { copyOf, type Slot, setAt, slotsOf, type Tree, valueAt } from './tree.ts';

/** One change to a document; each number is taken modulo what there is to choose from. */
export interface Change {
  readonly where: number;
  readonly what: number;
  readonly how: number;
}

/** Makes one change at a place. `how` chooses among its variants. */
type Mutator = (slot: Slot, how: number, root: Tree) => void;

const text = (value: string): Tree => ({ kind: 'written', text: value });
const quoted = (value: string): Tree => text(JSON.stringify(value));

/** The value with this number. Never undefined, because the number is taken modulo the length. */
function chosen<T>(values: readonly [T, ...T[]], how: number): T {
  return values[how % values.length] ?? values[0];
}

const NUMBERS = [
  ...['0', '-0', '-1', '1', '1.5', '1e-400', '1e999', '-1e999', '2147483648', '4294967295', '4294967296'],
  ...['9007199254740991', '9007199254740993', '18446744073709551615', '1e21', '-9223372036854775808', '1001'],
] as const satisfies readonly string[];

/** Amounts, hex and the like, as texts. */
const TEXTS = [
  ...[
    '',
    '0',
    '-0',
    '-1',
    '+1',
    ' 1',
    '1 ',
    '1.',
    '.5',
    '1,5',
    '0x1f',
    '1e5',
    '1e-96',
    '9999999999999999e80',
  ],
  ...[
    '1e81',
    '1e999999999',
    'NaN',
    'Infinity',
    '100000000000000000',
    '100000000000000001',
    '-100000000000000001',
  ],
  ...['18446744073709551615', '1'.repeat(31), '9'.repeat(100), `1.${'0'.repeat(119)}1`, '1'.repeat(300)],
  ...['tesSUCCESS', 'tecPATH_DRY', 'Payment', 'Batch', 'CheckCash', 'AccountRoot', 'RippleState', 'MPToken'],
  ...[
    'XRP',
    'USD',
    '0'.repeat(40),
    'F'.repeat(39),
    'F'.repeat(40),
    'G'.repeat(40),
    'AB'.repeat(32),
    'ab'.repeat(31),
  ],
  ...[
    '\u0000',
    'a\u0000b',
    '\u202eevil\u202c',
    '\ud800',
    'a\udfff',
    '\ufeff',
    '\u2028',
    '\r\n',
    '\u001b[31m',
  ],
  ...['<b>&amp;</b>', '"; DROP TABLE payments;--', '%s%n', '__proto__', '🔔'.repeat(50), 'ß'.repeat(500)],
  ...[
    '2026-01-01T00:00:00Z',
    '9999-99-99T99:99:99Z',
    '1969-12-31T23:59:59Z',
    'ws://user:hunter2@127.0.0.1:9/',
  ],
] as const satisfies readonly string[];

/** Most are short, so that thousands can be tried; the budgets' own edges come now and then. */
const LENGTHS = [64, 65, 200, 1000, 4000, 20_000, 70_000, 300_000, 524_288, 524_289] as const;
const DEPTHS = [2, 10, 18, 19, 20, 21, 25, 30, 36, 40, 200, 6000] as const;
const WIDTHS = [2, 31, 33, 64, 65, 300, 1000, 5201, 20_000, 160_001] as const;
/** Small ones are far more frequent than large ones. */
const skewed = (how: number, count: number) => {
  const unit = (how % 1009) / 1009;
  return Math.floor(unit ** 12 * count);
};

const NAMES = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'x',
    'Balance',
    'Account',
    'hash',
    'id',
    'type',
  ],
  ...[
    'validated',
    'meta',
    'tx_json',
    'transaction',
    'ledger_index',
    'status',
    'marker',
    'error',
    'result',
    'length',
  ],
] as const satisfies readonly string[];

const OTHERS: readonly [Tree, ...Tree[]] = [
  ...[text('null'), text('true'), text('false'), text('0'), text('""'), text('[]'), text('{}'), text('[[]]')],
  ...[
    text('[null]'),
    text('{"a":1}'),
    text('"text"'),
    text('-1'),
    text('["r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT"]'),
  ],
] as readonly Tree[] as readonly [Tree, ...Tree[]];

/** What is no JSON at all. */
const BROKEN = [
  '',
  'undefined',
  'NaN',
  "'a'",
  '01',
  '1.',
  '"',
  '\u0000',
  '{,}',
  '[1,]',
  '\\u0041',
  '"\\x"',
] as const;

const MUTATORS: readonly [Mutator, ...Mutator[]] = [
  // Another type.
  (slot, how) => setAt(slot, chosen(OTHERS, how)),
  // Dropped.
  ({ parent, index }) => {
    if (parent.kind === 'object') parent.entries.splice(index, 1);
    else parent.items.splice(index, 1);
  },
  // Twice: the same, or with another value behind or before it.
  (slot, how) => {
    const { parent, index, name } = slot;
    const twin = how % 3 === 0 ? copyOf(valueAt(slot)) : quoted(chosen(TEXTS, how));
    if (parent.kind === 'array') parent.items.splice(index, 0, copyOf(valueAt(slot)));
    else parent.entries.splice(index + (how % 2), 0, [name, twin]);
  },
  (slot, how) => setAt(slot, text(chosen(NUMBERS, how))),
  (slot, how) => setAt(slot, quoted(chosen(TEXTS, how))),
  (slot, how) => setAt(slot, quoted('x\u202e'.repeat(LENGTHS[skewed(how, LENGTHS.length)] ?? 64).slice(1))),
  (slot, how) => {
    const depth = DEPTHS[skewed(how, DEPTHS.length)] ?? 2;
    const [open, close] = how % 2 === 0 ? ['[', ']'] : ['{"a":', '}'];
    setAt(slot, text(`${open.repeat(depth)}0${close.repeat(depth)}`));
  },
  (slot, how) => {
    const width = WIDTHS[skewed(how, WIDTHS.length)] ?? 2;
    setAt(
      slot,
      text(
        `[${Array(width)
          .fill(how % 2 === 0 ? '{}' : written(valueAt(slot), 2000))
          .join(',')}]`,
      ),
    );
  },
  // Part of a text: hex of odd length, an address without its end.
  (slot, how) => {
    const value = valueAt(slot);
    if (value.kind !== 'written' || !value.text.startsWith('"')) return;
    const inner = value.text.slice(1, -1);
    const cut = how % (inner.length + 1);
    const variants = [
      inner.slice(0, cut),
      inner.slice(cut),
      inner.toLowerCase(),
      `${inner}0`,
      `-${inner}`,
    ] as const;
    setAt(slot, text(`"${chosen(variants, how)}"`));
  },
  // A number or amount that is a little or a lot another.
  (slot, how) => {
    const value = valueAt(slot);
    const digits = value.kind === 'written' ? /^("?)(-?)(\d{1,18})("?)$/.exec(value.text) : null;
    if (digits === null) return;
    const [, quote = '', sign = '', number = '0'] = digits;
    const deltas = [1n, -1n, 1000n, 1_000_000n, -1_000_000n, 10n ** 17n] as const;
    const other = BigInt(sign + number) + chosen(deltas, how);
    setAt(slot, text(`${quote}${other}${quote}`));
  },
  ({ parent, index }, how) => {
    const entry = parent.kind === 'object' ? parent.entries[index] : undefined;
    if (entry !== undefined) entry[0] = chosen(NAMES, how);
  },
  // In another order.
  ({ parent }, how) => {
    const list: unknown[] = parent.kind === 'object' ? parent.entries : parent.items;
    for (let turn = how % (list.length + 1); turn > 0; turn--) list.push(list.shift());
  },
  // What is elsewhere.
  (slot, how, root) => {
    const slots = slotsOf(root);
    const other = slots[how % slots.length];
    if (other !== undefined) setAt(slot, copyOf(valueAt(other)));
  },
  ({ parent }, how) => {
    if (parent.kind === 'object') parent.entries.push([chosen(NAMES, how), quoted(chosen(TEXTS, how >> 3))]);
  },
  (slot, how) => setAt(slot, text(chosen(BROKEN, how))),
];

function written(tree: Tree, most: number): string {
  const short = tree.kind === 'written' && tree.text.length <= most ? tree.text : '{}';
  return short;
}

/** A copy of the document with these changes, one after the other. `hot` are names that half of the changes go to. */
export function mutated(document: Tree, changes: readonly Change[], hot: ReadonlySet<string>): Tree {
  const root: Tree = { kind: 'array', items: [copyOf(document)] };
  for (const { where, what, how } of changes) {
    const slots = slotsOf(root);
    const preferred = where % 2 === 0 ? slots.filter(({ name }) => hot.has(name)) : slots;
    const among = preferred.length === 0 ? slots : preferred;
    const slot = among[(where >> 1) % among.length];
    if (slot !== undefined) chosen(MUTATORS, what)(slot, how, root);
  }
  const [changed] = root.items;
  return changed ?? text('');
}
