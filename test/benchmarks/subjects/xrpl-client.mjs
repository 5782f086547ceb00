/** The `xrpl-client` package as its documentation says. Arguments: URL, file with the accounts (JSON). */
import { readFileSync } from 'node:fs';
import { XrplClient } from 'xrpl-client';

const [url = '', accountsFile = ''] = process.argv.slice(2);
const accounts = JSON.parse(readFileSync(accountsFile, 'utf8'));
const watched = new Set(accounts);
const client = new XrplClient([url]);
client.on('transaction', (message) => {
  const tx = message.tx_json ?? message.transaction;
  if (!message.validated || tx?.TransactionType !== 'Payment' || !watched.has(tx.Destination)) return;
  process.stdout.write(`{"type":"payment","hash":"${message.hash ?? tx.hash}"}\n`);
});
await client.send({ command: 'subscribe', accounts, streams: ['ledger'] });
process.stdout.write('{"type":"connection","state":"connected"}\n');
process.on('SIGTERM', () => process.exit());
