/**
 * A client as a program that must end by itself: `stop-program.ts <url> <when>` stops the client as soon as its state
 * is `when` and does nothing more. What is left of it would keep the program alive.
 */
import { createNetworkClient } from '../../../electron/xrpl/client.ts';

const [url = '', when = 'connecting'] = process.argv.slice(2);
const client = createNetworkClient({
  network: 'mainnet',
  servers: [url],
  allowInsecure: true,
  options: { closeTimeoutMs: 200 },
});
client.setAccounts(['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh']);
client.onEvent((event) => {
  if (event.type !== 'status' || event.status.state !== when) return;
  // Time for the first packets, so that something is under way.
  setTimeout(() => {
    void client.request('ping', {}).catch(() => undefined);
    void client.stop().then(() => console.log('stopped'));
  }, 300);
});
client.start();
