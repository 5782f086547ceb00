/** The simulated ledger's edge: what tests, benchmarks and the demo import. See README.md. */
export { assetText, XRP } from './amounts.ts';
export { createAuthority, createSelfSigned } from './certificates.ts';
export { type DemoNetwork, startDemoNetwork } from './demo-network.ts';
export type { Ledger, LedgerSource, LedgerTransaction } from './ledger-source.ts';
export { createRandom, type Random } from './random.ts';
export { type FaultEvent, randomFaults } from './random-faults.ts';
export { createTraffic } from './random-traffic.ts';
export { RawClient } from './raw-client.ts';
export { type RemoteLedgerProcess, startRemoteLedger } from './remote.ts';
export type { HandshakeFault } from './server/faults.ts';
export { RIPPLED_LIMITS } from './server/load.ts';
export { type ServerOptions, SimulatedServer, startSimulatedServer } from './server/simulated-server.ts';
export {
  createSimulatedNetwork,
  type NetworkOptions,
  type SimulatedNetwork,
  type TrueCredit,
} from './simulated-network.ts';
