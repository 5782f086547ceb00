import { httpPoster } from '../../../electron/alerts/forwarding/http-post.ts';
import { inEnglish } from '../../../electron/contract/index.ts';

/** Posts to each address that it is given, with the trust and the proxies of its environment; prints what became of it. */
const post = httpPoster();
const results: string[] = [];
for (const url of process.argv.slice(2)) {
  const signal = new AbortController().signal;
  const result = await post({ url, headers: { 'Content-Type': 'text/plain' }, body: 'event', signal });
  results.push(result.type === 'delivered' ? result.status : inEnglish(result.reason));
}
process.stdout.write(JSON.stringify(results));
