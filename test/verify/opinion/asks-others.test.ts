import { expect, it } from 'vitest';
import { asksOthers } from '../../../electron/verify/opinion/asks-others.ts';
import { sealedServerUrl } from '../../../electron/xrpl/transport/server-url.ts';

const PUBLIC = ['wss://xrplcluster.com', 'wss://s1.ripple.com'];

it.each([
  ['automatic', PUBLIC, true],
  ['automatic', ['ws://localhost:6006', ...PUBLIC], false],
  ['automatic', ['wss://192.168.1.9:6006', ...PUBLIC], false],
  ['automatic', [...PUBLIC, 'ws://localhost:6006'], true],
  ['automatic', [sealedServerUrl('wss://me:secret@localhost:6006', 'AAAA'), ...PUBLIC], false],
  ['automatic', ['nonsense', ...PUBLIC], false],
  ['automatic', [], false],
  ['always', ['ws://localhost:6006', ...PUBLIC], true],
  ['never', PUBLIC, false],
] as const)('%s with %j: %s', (choice, servers, asks) => {
  expect(asksOthers(choice, servers)).toBe(asks);
});
