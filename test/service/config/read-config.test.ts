import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../electron/service/config/read-config.ts';

/** Each with the place and the words that its sentence must hold. */
const BROKEN: readonly (readonly [yaml: string, sentence: string])[] = [
  ['a: b: c', 'Line 1: this isn’t YAML'],
  ['network: mainnet\nnetwork: testnet', 'Line 2: this isn’t YAML'],
  ['accounts: [', 'isn’t YAML'],
  ['[]', 'The file: must be an object.'],
  ['just words', 'The file: must be an object.'],
  ['network: mars', 'network: must be mainnet, testnet, devnet, or a network ID'],
  ['network: 4294967296', 'network: must be mainnet'],
  ['netwrok: mainnet', 'The file: unknown: "netwrok".'],
  ['accounts:\n  - address: rX\n    lable: y', 'accounts[0]: unknown: "lable".'],
  ['accounts:\n  - label: y', 'accounts[0].address: is missing (a string).'],
  ['accounts: rX', 'accounts: must be an array.'],
  ['accounts: [{address: rX, tag: 4294967296}]', 'accounts[0].tag: must have at most 4294967295.'],
  ['accounts: [{address: rX, tag: seven}]', 'accounts[0].tag: must be a'],
  ['servers: wss://x', 'servers: must be an array.'],
  ['since: 0', 'since: must have at least 1.'],
  ['shard: 4/3', 'shard: must be a number and a count, such as 2/3.'],
  ['output: xml', 'output: must be one of "text", "json".'],
  ['logs: true', 'logs: must be one of "text", "json".'],
  ['notify: yes please', 'notify: must be a boolean.'],
  ['criticalAboveXrp: 1000', 'criticalAboveXrp: must be a string.'],
  ['criticalAboveXrp: "1e3"', 'criticalAboveXrp: must be a decimal in quotes'],
  ['alertKinds: [gift]', 'alertKinds[0]: must be one of "payment"'],
  ['publishers: [{key: ED12, site: "https://vl.example"}]', 'publishers[0].key:'],
  ['service: {listen: 9464}', 'service.listen: must be a string.'],
  ['service: {listen: "127.0.0.1"}', 'service.listen: must be an address and a port'],
  ['service: {listen: "127.0.0.1:70000"}', 'service.listen: must be a port up to 65535.'],
  ['forwarding: [{target: {type: ntfy, topic: x}}]', 'forwarding[0].id: is missing'],
  [
    'forwarding: [{id: "A B", target: {type: ntfy, topic: x}}]',
    'forwarding[0].id: must be lower-case letters',
  ],
  ['forwarding: [{id: a}]', 'forwarding[0].target:'],
  ['forwarding: [{id: a, target: {type: fax}}]', 'forwarding[0].target.type: has none of the known forms'],
  ['forwarding: [{id: a, target: {type: webhook, url: x}}]', 'forwarding[0].target.secrets: is missing'],
  ['forwarding: [{id: a, target: {type: webhook, url: x, secrets: []}}]', 'secrets: must have at least 1.'],
  [
    'forwarding: [{id: a, target: {type: webhook, url: x, secrets: [a, b, c]}}]',
    'secrets: must have at most 2.',
  ],
  [
    'forwarding: [{id: a, events: [payment.lost], target: {type: ntfy, topic: x}}]',
    'forwarding[0].events[0]: must be one of',
  ],
  ['forwarding: [{id: a, minimumXrp: 1, target: {type: ntfy, topic: x}}]', 'forwarding[0].minimumXrp:'],
  [
    'forwarding: [{id: a, state: maybe, target: {type: ntfy, topic: x}}]',
    'forwarding[0].state: must be one of "on"',
  ],
  [
    'forwarding: [{id: a, target: {type: command, program: x, timeoutSeconds: 0}}]',
    'timeoutSeconds: must have at least 1.',
  ],
  [
    'forwarding: [{id: a, target: {type: nats, servers: [x], subject: "a b"}}]',
    'subject: must be a subject such as chime.events.',
  ],
  [
    'forwarding: [&s {id: a, target: {type: ntfy, topic: x}}, *s]',
    'forwarding: must be a list of sinks whose ids differ.',
  ],
];

describe('a configuration', () => {
  it.each(BROKEN)('%j is refused with a sentence', (yaml, sentence) => {
    const read = readConfig(yaml);
    expect(read).toMatchObject({ ok: false });
    if (read.ok) return;
    expect(read.faults.join('\n')).toContain(sentence);
    for (const fault of read.faults) expect(fault).toMatch(/\.$/);
  });

  it('never repeats what may be a secret', () => {
    const secret = 'whsec_c2VjcmV0';
    const read = readConfig(
      `forwarding: [{id: a, target: {type: webhook, url: x, secrets: ${secret}}}]\nservice: {listen: ${secret}}`,
    );
    expect(JSON.stringify(read)).not.toContain(secret);
  });

  it('says at most twenty faults, and reads no file without end', () => {
    const read = readConfig(`accounts: [${'{},'.repeat(100)}]`);
    expect(read).toMatchObject({ ok: false, faults: { length: 20 } });
    expect(readConfig(' '.repeat(33 * 1024 * 1024))).toMatchObject({ ok: false });
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (name, n: number) => {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      return `${name}: &${name} [${`*${before},`.repeat(9)}]${n < 6 ? '\n' : ''}`;
    })}`;
    expect(readConfig(bomb)).toMatchObject({ ok: false });
  });

  it('needs of a sink no more than its id and where it sends', () => {
    const read = readConfig('forwarding: [{id: till, target: {type: ntfy, topic: env:TOPIC}}]');
    expect(read).toMatchObject({
      ok: true,
      config: {
        network: 'mainnet',
        forwarding: [
          {
            ...{ id: 'till', name: 'till', state: 'on', alertingOnly: true, privacy: false },
            events: ['payment.received', 'payment.disputed', 'gap.opened'],
            target: { type: 'ntfy', url: 'https://ntfy.sh', topic: 'env:TOPIC', token: null },
          },
        ],
      },
    });
  });

  it('may be JSON', () => {
    expect(readConfig('{"network": 21337, "accounts": [{"address": "rX"}]}')).toMatchObject({
      ok: true,
      config: { network: '21337', accounts: [{ address: 'rX', label: '' }] },
    });
  });
});
