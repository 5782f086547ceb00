/** The simulated ledger's edge: what tests, benchmarks and the demo import. See README.md. */

export { type DemoNetwork, startDemoNetwork } from '../../electron/simulator/demo-network.ts';

export { createRandom, type Random } from '../../electron/simulator/random.ts';
export { createTraffic } from '../../electron/simulator/random-traffic.ts';

export { RIPPLED_LIMITS } from '../../electron/simulator/server/load.ts';
export {
  type ServerOptions,
  SimulatedServer,
  startSimulatedServer,
} from '../../electron/simulator/server/simulated-server.ts';
export {
  createSimulatedNetwork,
  type SimulatedNetwork,
} from '../../electron/simulator/simulated-network.ts';
export { createAuthority, createSelfSigned } from './support/certificates.ts';
export { randomFaults } from './support/random-faults.ts';
export { RawClient } from './support/raw-client.ts';
export { type RemoteLedgerProcess, startRemoteLedger } from './support/remote.ts';
