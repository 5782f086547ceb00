/** A MiniServer as a program: `server-program.ts <host> <port>` closes a ledger every 200 ms until it is ended. */
import { MiniServer } from './mini-server.ts';

const [host = '127.0.0.1', port = '0'] = process.argv.slice(2);
const server = await MiniServer.start({ host, port: Number(port) });
setInterval(() => server.closeLedger(), 200);
console.log(JSON.stringify({ port: server.port }));
