import { ChromiumPage } from './chromium-page.ts';
import type { PageEvents, PageOptions } from './page.ts';
import { PageModel } from './page-model.ts';

/** A page as its window uses it. */
export type Page = Pick<
  ChromiumPage,
  | 'url'
  | 'targetId'
  | 'navigate'
  | 'deliver'
  | 'crash'
  | 'evaluate'
  | 'setSize'
  | 'setZoom'
  | 'bringToFront'
  | 'close'
> & {
  /** What the preload exposed, where it runs in this process. */
  readonly bridge: () => unknown;
};

/** A page of the session's Chromium; where the session has none, a model of one that runs the preload alone. */
export function openPage(options: PageOptions, events: PageEvents): Promise<Page> {
  const hasChromium = (process.env.CHIME_BENCH_CDP ?? '') !== '';
  return hasChromium ? ChromiumPage.open(options, events) : PageModel.open(options, events);
}
