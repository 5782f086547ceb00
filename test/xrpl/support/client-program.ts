/**
 * A client as a program: `client-program.ts <url>` connects once and prints the state that follows, so that a test
 * can give it an environment of its own (certificates, proxies).
 */
import { createNetworkClient } from '../../../electron/xrpl/client.ts';

const client = createNetworkClient({ network: 'mainnet', servers: [process.argv[2] ?? ''] });
client.onEvent((event) => {
  if (event.type !== 'status' || event.status.state === 'connecting' || event.status.state === 'closed')
    return;
  console.log(JSON.stringify(event.status));
  void client.stop();
});
client.start();
