/** A configuration that is refused, with every sentence that is said of it. */
export interface BrokenConfig {
  readonly yaml: string;
  readonly faults: readonly string[];
}

/** Those that the published JSON Schema refuses, too. */
export const BROKEN: readonly BrokenConfig[] = [
  { yaml: '[]', faults: ['The file: must be a mapping of keys to values.'] },
  { yaml: 'just words', faults: ['The file: must be a mapping of keys to values.'] },
  { yaml: '42', faults: ['The file: must be a mapping of keys to values.'] },
  {
    yaml: 'network: mars',
    faults: ['network: must be mainnet, testnet, devnet, or a network ID (0 to 4294967295).'],
  },
  {
    yaml: 'network: 4294967296',
    faults: ['network: must be mainnet, testnet, devnet, or a network ID (0 to 4294967295).'],
  },
  {
    yaml: 'network: true',
    faults: ['network: must be mainnet, testnet, devnet, or a network ID (0 to 4294967295).'],
  },
  {
    yaml: 'network: -1',
    faults: ['network: must be mainnet, testnet, devnet, or a network ID (0 to 4294967295).'],
  },
  { yaml: 'netwrok: mainnet', faults: ['The file: unknown key "netwrok".'] },
  { yaml: 'netwrok: mainnet\nserver: wss://x', faults: ['The file: unknown keys "netwrok", "server".'] },
  { yaml: 'accounts:\n  - address: rX\n    lable: y', faults: ['accounts[0]: unknown key "lable".'] },
  { yaml: 'accounts:\n  - label: y', faults: ['accounts[0].address: is missing (text).'] },
  { yaml: 'accounts:\n  - rX', faults: ['accounts[0]: must be a mapping of keys to values.'] },
  { yaml: 'accounts: rX', faults: ['accounts: must be a list.'] },
  { yaml: 'accounts: [{address: ""}]', faults: ['accounts[0].address: must not be empty.'] },
  {
    yaml: 'accounts: [{address: rX, tag: 4294967296}]',
    faults: ['accounts[0].tag: must be at most 4294967295.'],
  },
  { yaml: 'accounts: [{address: rX, tag: seven}]', faults: ['accounts[0].tag: must be a whole number.'] },
  { yaml: 'accounts: [{address: rX, tag: 1.5}]', faults: ['accounts[0].tag: must be a whole number.'] },
  { yaml: 'accounts: [{address: rX, label: 7}]', faults: ['accounts[0].label: must be text in quotes.'] },
  {
    yaml: `accounts: [{address: rX, label: ${'x'.repeat(101)}}]`,
    faults: ['accounts[0].label: must have at most 100 characters.'],
  },
  { yaml: 'servers: wss://x', faults: ['servers: must be a list.'] },
  { yaml: 'servers: [7]', faults: ['servers[0]: must be text in quotes.'] },
  { yaml: 'serverFile: ""', faults: ['serverFile: must not be empty.'] },
  { yaml: 'since: 0', faults: ['since: must be at least 1.'] },
  { yaml: 'since: "7"', faults: ['since: must be a whole number.'] },
  { yaml: 'shard: a/b', faults: ['shard: must be a number and a count, such as 2/3.'] },
  { yaml: 'dataFolder: [a]', faults: ['dataFolder: must be text.'] },
  { yaml: 'output: xml', faults: ['output: must be one of "text", "json".'] },
  { yaml: 'logs: true', faults: ['logs: must be one of "text", "json".'] },
  { yaml: 'notify: yes please', faults: ['notify: must be true or false.'] },
  { yaml: 'criticalAboveXrp: 1000', faults: ['criticalAboveXrp: must be text in quotes.'] },
  {
    yaml: 'criticalAboveXrp: "1e3"',
    faults: ['criticalAboveXrp: must be a decimal in quotes, such as "1000".'],
  },
  {
    yaml: 'alertKinds: [gift]',
    faults: [
      'alertKinds[0]: must be one of "payment", "check", "escrow", "channel", "account-delete", "nft-sale", "nft-royalty", "nft-broker-fee", "bridge", "exchange", "refund", "other".',
    ],
  },
  { yaml: 'secondOpinion: "true"', faults: ['secondOpinion: must be true or false.'] },
  {
    yaml: 'publishers: [{key: ED12, site: "https://vl.example"}]',
    faults: ['publishers[0].key: must be a master key of 66 hex digits.'],
  },
  {
    yaml: `publishers: [{key: ED${'0'.repeat(64)}, site: nowhere}]`,
    faults: ['publishers[0].site: isn’t a valid URL.'],
  },
  { yaml: 'service: on', faults: ['service: must be a mapping of keys to values.'] },
  { yaml: 'service: {listen: 9464}', faults: ['service.listen: must be text in quotes.'] },
  {
    yaml: 'service: {listen: "127.0.0.1"}',
    faults: ['service.listen: must be an address and a port, such as 127.0.0.1:9464.'],
  },
  { yaml: 'service: {token: ""}', faults: ['service.token: must not be empty.'] },
  { yaml: 'service: {port: 9464}', faults: ['service: unknown key "port".'] },
  { yaml: 'forwarding: {id: a}', faults: ['forwarding: must be a list.'] },
  {
    yaml: 'forwarding: [{target: {type: ntfy, topic: x}}]',
    faults: ['forwarding[0].id: is missing (text).'],
  },
  {
    yaml: 'forwarding: [{id: "A B", target: {type: ntfy, topic: x}}]',
    faults: ['forwarding[0].id: must be lower-case letters, digits and hyphens.'],
  },
  {
    yaml: 'forwarding: [{id: a}]',
    faults: ['forwarding[0].target: is missing (a mapping of keys to values).'],
  },
  {
    yaml: 'forwarding: [{id: a, target: webhook}]',
    faults: ['forwarding[0].target: must be a mapping of keys to values.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {url: "https://x"}}]',
    faults: [
      'forwarding[0].target.type: is missing (one of "webhook", "ntfy", "apprise", "command", "nats").',
    ],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: fax}}]',
    faults: ['forwarding[0].target.type: must be one of "webhook", "ntfy", "apprise", "command", "nats".'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: webhook, url: x}}]',
    faults: ['forwarding[0].target.secrets: is missing (a list).'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: webhook, url: x, secrets: []}}]',
    faults: ['forwarding[0].target.secrets: must have at least 1 entry.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: webhook, url: x, secrets: [a, b, c]}}]',
    faults: ['forwarding[0].target.secrets: must have at most 2 entries.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: webhook, url: x, secret: a}}]',
    faults: [
      'forwarding[0].target.secrets: is missing (a list).',
      'forwarding[0].target: unknown key "secret".',
    ],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: webhook, secrets: [a]}}]',
    faults: ['forwarding[0].target.url: is missing (text).'],
  },
  {
    yaml: 'forwarding: [{id: a, events: [payment.lost], target: {type: ntfy, topic: x}}]',
    faults: [
      'forwarding[0].events[0]: must be one of "payment.received", "payment.confirmed", "payment.proved", "payment.disputed", "gap.opened", "gap.closed", "connection.lost", "connection.restored", "test".',
    ],
  },
  {
    yaml: 'forwarding: [{id: a, minimumXrp: 1, target: {type: ntfy, topic: x}}]',
    faults: ['forwarding[0].minimumXrp: must be text in quotes.'],
  },
  {
    yaml: 'forwarding: [{id: a, minimumXrp: "-1", target: {type: ntfy, topic: x}}]',
    faults: ['forwarding[0].minimumXrp: must be a decimal such as 0.001.'],
  },
  {
    yaml: 'forwarding: [{id: a, accounts: [X1], target: {type: ntfy, topic: x}}]',
    faults: ['forwarding[0].accounts[0]: must be a classic address (r…).'],
  },
  {
    yaml: 'forwarding: [{id: a, state: maybe, target: {type: ntfy, topic: x}}]',
    faults: ['forwarding[0].state: must be one of "on", "paused", "off".'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: ntfy}}]',
    faults: ['forwarding[0].target.topic: is missing (text).'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: command, program: x, timeoutSeconds: 0}}]',
    faults: ['forwarding[0].target.timeoutSeconds: must be at least 1.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: command, program: x, arguments: --loud}}]',
    faults: ['forwarding[0].target.arguments: must be a list.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: nats, servers: [x], subject: "a b"}}]',
    faults: ['forwarding[0].target.subject: must be a subject such as chime.events.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: nats, servers: []}}]',
    faults: ['forwarding[0].target.servers: must have at least 1 entry.'],
  },
  {
    yaml: 'forwarding: [{id: a, target: {type: nats, servers: [x], stream: "a.b"}}]',
    faults: ['forwarding[0].target.stream: must be letters, digits, - and _.'],
  },
];

/** Those of which a JSON Schema can say nothing: no YAML, ids that are the same, numbers within text. */
export const BROKEN_BEYOND_SCHEMA: readonly BrokenConfig[] = [
  { yaml: 'a: b: c', faults: ['Line 1: this isn’t YAML (BLOCK_AS_IMPLICIT_KEY).'] },
  { yaml: 'network: mainnet\nnetwork: testnet', faults: ['Line 2: this key is here twice.'] },
  { yaml: 'accounts: [', faults: ['Line 1: this isn’t YAML (BAD_INDENT).'] },
  {
    yaml: 'network: "4294967296"',
    faults: ['network: must be mainnet, testnet, devnet, or a network ID (0 to 4294967295).'],
  },
  { yaml: 'shard: 4/3', faults: ['shard: must be a number and a count, such as 2/3.'] },
  { yaml: 'service: {listen: "127.0.0.1:70000"}', faults: ['service.listen: must be a port up to 65535.'] },
  {
    yaml: 'forwarding: [&s {id: a, target: {type: ntfy, topic: x}}, *s]',
    faults: ['forwarding: must be a list of sinks whose IDs differ.'],
  },
];
