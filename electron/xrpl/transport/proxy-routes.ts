import type { ProxyRoute } from './proxy.ts';

/** A proxy that failed is asked after the others for as long as this, as Chromium does. */
const MISTRUST_MS = 5 * 60_000;

/** Remembers which proxies failed recently, so that not every connection finds it out again. */
export class ProxyRoutes {
  readonly #now: () => number;
  readonly #failedAt = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The routes in the order in which they are to be tried: as given, but those that failed recently last. */
  order(routes: ProxyRoute | readonly ProxyRoute[]): readonly ProxyRoute[] {
    if (routes === null || typeof routes === 'string') return [routes];
    if (routes.length === 0) return [null];
    const good = routes.filter((route) => !this.#failed(route));
    return [...good, ...routes.filter((route) => this.#failed(route))];
  }

  noteFailure(route: string): void {
    this.#failedAt.set(route, this.#now());
  }

  noteSuccess(route: string): void {
    this.#failedAt.delete(route);
  }

  #failed(route: ProxyRoute): boolean {
    const at = route === null ? undefined : this.#failedAt.get(route);
    return at !== undefined && this.#now() - at < MISTRUST_MS;
  }
}
