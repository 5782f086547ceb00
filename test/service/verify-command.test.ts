import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCommand } from '../../electron/service/verify-command.ts';
import { loadVectors } from '../verify/receipt/vectors.ts';

const [{ xpop } = { xpop: null }] = loadVectors();
const publisher = String(xpop?.validation.unl.public_key);

describe('verify', () => {
  let folder: string;
  let receipt: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-verify-'));
    receipt = written('receipt.json', JSON.stringify(xpop));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function written(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('says in sentences what is proved, and ends with status 0', async () => {
    const { status, out, error } = await verifyCommand([receipt, '--publisher', publisher.toLowerCase()]);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain('Proved: signed by 2 of 2 validators (2 are needed).');
    expect(out).toContain('is in ledger 564, which closed on 2023-07-10T20:50:21Z.');
    expect(out).toContain('in force until 2024-04-30T09:30:45Z');
  });

  it('says it as JSON', async () => {
    const { status, out } = await verifyCommand([receipt, '--json', '--publisher', publisher]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      proved: true,
      hash: '81B99F7D5E6A060F8A95BA1242558A5242169F468C7CAC4D747F5308C00E0BDD',
      ledgerIndex: 564,
      signedLedgerIndex: 564,
      votes: 2,
      listed: 2,
      list: { publisher, sequence: 1 },
      credits: [],
    });
  });

  it('ends with status 1 and the reason where nothing is proved', async () => {
    expect(await verifyCommand([receipt])).toMatchObject({
      status: 1,
      out: expect.stringContaining(`Not proved. The list of validators was published by ${publisher}`),
    });
    const forged = JSON.stringify(xpop).replace(/("meta":"....)../u, '$1FF');
    const { status, out } = await verifyCommand([
      written('forged.json', forged),
      ...['--json', '--publisher', publisher],
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      proved: false,
      code: 'not-in-ledger',
      message: 'The transaction, with this result, isn’t in ledger 564.',
    });
  });

  it.each([
    ['no JSON', 'hello'],
    ['other JSON', '{"a":1}'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('refuses a file that is no receipt: %s', async (_name, text) => {
    expect(await verifyCommand([written('other.json', text)])).toMatchObject({
      status: 1,
      out: 'Not proved. The file is no receipt: it is neither an XPOP nor a receipt of this app.',
    });
  });

  it('refuses a file that is not there', async () => {
    expect((await verifyCommand([join(folder, 'none.json')])).status).toBe(1);
  });

  it.each([[[]], [['a.json', 'b.json']], [['a.json', '--unknown']], [['a.json', '--publisher', 'abc']]])(
    'ends with status 2 for wrong options: %j',
    async (argv) => {
      const { status, out, error } = await verifyCommand(argv);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(error).not.toBe('');
    },
  );
});
