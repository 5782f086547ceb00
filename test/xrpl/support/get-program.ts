import { httpGetter } from '../../../electron/xrpl/transport/http-get.ts';

/** Fetches the address that it is given, with the trust and the proxies of its environment; prints what came, or why not. */
const [url = ''] = process.argv.slice(2);
const answer = await httpGetter()(url, { timeoutMs: 10_000, maxBytes: 1000 }).then(
  (text) => ({ text }),
  (error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }),
);
process.stdout.write(JSON.stringify(answer));
