import { expect, it } from 'vitest';
import type { ForwardingSink, SinkDraft, SinkFault } from '../../../electron/contract/index.ts';
import { draftFaults } from '../../../electron/desktop/forwarding/draft-faults.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { sinkTo } from '../../alerts/forwarding/forwarding-harness.ts';

type Target = SinkDraft['target'];
const webhook = (url: string): Target => ({ type: 'webhook', url });
const ntfy = (change: Partial<Extract<Target, { type: 'ntfy' }>> = {}): Target => ({
  ...{ type: 'ntfy', url: 'https://ntfy.sh', topic: 'payments-8fk2', token: null },
  ...change,
});
const apprise = (url: true | string | null): Target => ({ type: 'apprise', url, tag: '' });
const command = (change: Partial<Extract<Target, { type: 'command' }>> = {}): Target => ({
  ...{ type: 'command', program: '/usr/bin/tell', arguments: [], timeoutSeconds: 30 },
  ...change,
});
const CHOSEN = '/usr/bin/tell';

function faults(
  target: Target,
  change: Partial<SinkDraft> = {},
  stored: ForwardingSink | null = null,
): readonly SinkFault['field'][] {
  const draft: SinkDraft = {
    ...{ id: null, name: 'Shop', events: ['payment.received'], accounts: [], kinds: null },
    ...{ minimumXrp: null, alertingOnly: false, privacy: false, target },
    ...change,
  };
  return draftFaults(draft, { i18n: i18nFor('en'), stored, isChosen: (path) => path === CHOSEN }).map(
    ({ field, text }) => {
      expect(text).toMatch(/^[A-Z0-9].*\.$/);
      return field;
    },
  );
}

it.each([
  'https://shop.example/hook',
  'https://shop.example:8443/hook?a=1',
  'http://localhost:3000/hook',
  'http://192.168.1.7/hook',
  'http://nas.local/hook',
  'http://[::1]:80/',
])('takes a webhook to %s', (url) => {
  expect(faults(webhook(url))).toEqual([]);
});

it.each([
  ['nothing', ''],
  ['a half', 'https://'],
  ['no address', 'shop.example'],
  ['another scheme', 'ftp://shop.example/'],
  ['a program', 'javascript:alert(1)'],
  ['plain http to a stranger', 'http://shop.example/hook'],
  ['a name and a password', 'https://me:hunter2@shop.example/hook'],
  ['a seal', 'https://shop.example/#sealed=AAAA'],
  ['more than fits', `https://shop.example/${'x'.repeat(2000)}`],
])('refuses a webhook to %s', (_what, url) => {
  expect(faults(webhook(url))).toEqual(['url']);
});

it('wants a name, an event, and a decimal', () => {
  const target = webhook('https://shop.example/');
  expect(faults(target, { name: '  ' })).toEqual(['name']);
  expect(faults(target, { name: 'x'.repeat(101) })).toEqual(['name']);
  expect(faults(target, { events: [] })).toEqual(['events']);
  for (const minimumXrp of ['0', '0.5', ' 12 ']) expect(faults(target, { minimumXrp })).toEqual([]);
  for (const minimumXrp of ['', '-1', '1e3', '1,5', 'many'])
    expect(faults(target, { minimumXrp })).toEqual(['minimumXrp']);
});

it('knows what ntfy takes for a topic and a token', () => {
  expect(faults(ntfy({ token: 'tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2' }))).toEqual([]);
  for (const topic of [null, '', 'two words', 'a/b', 'ü', 'x'.repeat(65), 'file:/etc/passwd'])
    expect(faults(ntfy({ topic })), String(topic)).toEqual(['topic']);
  for (const token of ['', 'two words', 'line\nbreak', 'file:/etc/passwd', 'env:HOME', 'sealed:AAAA'])
    expect(faults(ntfy({ token })), token).toEqual(['token']);
});

it('keeps a topic and a token for their server alone', () => {
  const stored = sinkTo({ type: 'ntfy', url: 'https://ntfy.sh/', topic: 'kept', token: 'tk_kept' });
  const kept = { topic: true, token: true } as const;
  expect(faults(ntfy(kept), { id: 'shop' }, stored)).toEqual([]);
  expect(faults(ntfy({ ...kept, url: 'https://evil.example' }), { id: 'shop' }, stored)).toEqual([
    'topic',
    'token',
  ]);
  expect(faults(ntfy(kept))).toEqual(['topic', 'token']);
  const sealed = sinkTo({ type: 'ntfy', url: 'https://ntfy.sh', topic: 'sealed:AAAA', token: null });
  expect(faults(ntfy(kept), { id: 'shop' }, sealed)).toEqual(['topic', 'token']);
});

it('wants an Apprise address with a key', () => {
  expect(faults(apprise('https://apprise.example/notify/shop'))).toEqual([]);
  expect(faults(apprise('http://127.0.0.1:8000/notify/shop/'))).toEqual([]);
  for (const url of [
    null,
    '',
    'https://apprise.example/',
    'https://apprise.example/notify/',
    'env:APPRISE',
    true,
  ] as const)
    expect(faults(apprise(url)), String(url)).toEqual(['url']);
  const stored = sinkTo({ type: 'apprise', url: 'https://apprise.example/notify/shop', tag: '' });
  expect(faults(apprise(true), { id: 'shop' }, stored)).toEqual([]);
});

it('takes a program only where the dialog chose it, or it is stored', () => {
  expect(faults(command())).toEqual([]);
  expect(faults(command({ program: '/bin/sh' }))).toEqual(['program']);
  expect(faults(command({ program: '' }))).toEqual(['program']);
  const stored = sinkTo({ type: 'command', program: '/bin/sh', arguments: [], timeoutSeconds: 30 });
  expect(faults(command({ program: '/bin/sh' }), { id: 'shop' }, stored)).toEqual([]);
  expect(faults(command({ program: '/bin/bash' }), { id: 'shop' }, stored)).toEqual(['program']);
  expect(faults(command({ arguments: ['a\0b'], timeoutSeconds: 0 }))).toEqual([
    'arguments',
    'timeoutSeconds',
  ]);
  expect(faults(command({ timeoutSeconds: 601 }))).toEqual(['timeoutSeconds']);
});
