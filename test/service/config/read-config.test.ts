import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../electron/service/config/read-config.ts';
import { BROKEN, BROKEN_BEYOND_SCHEMA } from './broken-configs.ts';

describe('a configuration', () => {
  it.each([...BROKEN, ...BROKEN_BEYOND_SCHEMA])('$yaml is refused with sentences', ({ yaml, faults }) => {
    expect(readConfig(yaml)).toEqual({ ok: false, faults });
    for (const fault of faults) expect(fault).toMatch(/^\S.*\.$/);
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
