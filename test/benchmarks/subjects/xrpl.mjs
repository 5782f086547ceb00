/** The `xrpl` package as its documentation says. Arguments: URL, file with the accounts (JSON). */
import { readFileSync } from 'node:fs';
import { Client } from 'xrpl';

const [url = '', accountsFile = ''] = process.argv.slice(2);
const accounts = JSON.parse(readFileSync(accountsFile, 'utf8'));
const watched = new Set(accounts);
const client = new Client(url);
client.on('transaction', (message) => {
  const tx = message.tx_json;
  if (!message.validated || tx?.TransactionType !== 'Payment' || !watched.has(tx.Destination)) return;
  process.stdout.write(`{"type":"payment","hash":"${message.hash}"}\n`);
});
await client.connect();
await client.request({ command: 'subscribe', accounts, streams: ['ledger'] });
process.stdout.write('{"type":"connection","state":"connected"}\n');
process.on('SIGTERM', () => process.exit());
