/**
 * Loaded into the headless process (`--import`), so that an error of its own can be had at any moment: SIGUSR2 throws
 * outside of everything, SIGWINCH leaves a rejection to nobody.
 */
process.on('SIGUSR2', () => {
  throw new RangeError('out of range');
});
process.on('SIGWINCH', () => {
  void Promise.reject(new TypeError('wss://shop:hunter2@ledger.example/ is no server'));
});
