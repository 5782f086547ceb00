/** The floor: `ws` and JSON.parse. Arguments: URL, file with the accounts (JSON), and a file to sync each payment to. */
import { fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { WebSocket } from 'ws';

const [url = '', accountsFile = '', syncedFile] = process.argv.slice(2);
const accounts = JSON.parse(readFileSync(accountsFile, 'utf8'));
const watched = new Set(accounts);
const synced = syncedFile === undefined ? null : openSync(syncedFile, 'a');
const socket = new WebSocket(url, { perMessageDeflate: false });
socket.on('open', () => {
  socket.send(JSON.stringify({ id: 1, command: 'subscribe', api_version: 2, accounts, streams: ['ledger'] }));
});
socket.on('message', (data) => {
  const message = JSON.parse(data.toString());
  if (message.id === 1) process.stdout.write('{"type":"connection","state":"connected"}\n');
  if (message.type !== 'transaction' || !message.validated) return;
  const { TransactionType, Destination } = message.tx_json;
  if (TransactionType !== 'Payment' || !watched.has(Destination)) return;
  if (synced !== null) {
    writeSync(synced, `${message.hash}\n`);
    fdatasyncSync(synced);
  }
  process.stdout.write(`{"type":"payment","hash":"${message.hash}"}\n`);
});
process.on('SIGTERM', () => process.exit());
