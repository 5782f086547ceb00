/** What one network was seen to have reached, across servers. */
export class NetworkMemory {
  /** Servers found far behind since the last useful connection. */
  readonly #lagging = new Set<string>();
  #newestLedger: number | null = null;

  get newestLedger(): number | null {
    return this.#newestLedger;
  }

  noteLedger(ledgerIndex: number): void {
    this.#newestLedger = Math.max(this.#newestLedger ?? 0, ledgerIndex);
  }

  /** Test networks are reset to low indexes: when every server is "behind", the memory is what is wrong. */
  noteLagging(server: string, servers: readonly string[]): void {
    this.#lagging.add(server);
    if (!servers.every((key) => this.#lagging.has(key))) return;
    this.#newestLedger = null;
    this.#lagging.clear();
  }

  forgetLagging(): void {
    this.#lagging.clear();
  }
}
