import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNodeNotifierChannel } from '../../../electron/alerts/sinks/notification/node-notifier-channel.ts';
import type { Notice } from '../../../electron/alerts/sinks/notification/notice.ts';
import { createAskDaemon } from '../../../electron/alerts/sinks/notification/server-capabilities.ts';
import type { Payment } from '../../../electron/contract/index.ts';
import { describePayment } from '../../../electron/payments/text/describe.ts';
import { describeBench } from '../../desktop-bench/requirements.ts';
import { type DesktopSession, startSession } from '../../desktop-bench/session.ts';
import { until } from '../../desktop-bench/until.ts';

/** What a daemon that reads markup draws. */
const drawn = (markup: string): string =>
  markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A joiner without width stands before what a program would take for an option. */
const visible = (text: string): string => text.replace(/^\u2060/, '');

describeBench('notify-send and a real notification daemon', () => {
  let session: DesktopSession;
  let before: NodeJS.ProcessEnv;
  beforeAll(async () => {
    session = await startSession({ chromium: false });
    before = { ...process.env };
    Object.assign(process.env, session.env);
  });
  afterAll(async () => {
    for (const name of Object.keys(session?.env ?? {})) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await session?.stop();
  });

  let count = 0;
  async function show(notice: Partial<Notice>) {
    const channel = createNodeNotifierChannel({
      platform: 'linux',
      appId: '',
      askDaemon: createAskDaemon(),
    });
    const plain = { id: 'list-1', title: 't', body: 'b', critical: false, silent: true, buttons: [] };
    await channel.show({ ...plain, ...notice }, () => undefined);
    count++;
    return until(() => session.shown()[count - 1], 'the notification');
  }

  it('are asked what they can do', async () => {
    expect(await createAskDaemon()()).toEqual({ answers: true, hasMarkup: true, hasActions: true });
  });

  it.each([
    ['markup', 'from <b>A&B</b> &amp; <a href="https://x.example">y</a>'],
    ['shell syntax', 'from "$(touch /tmp/chime-x)" `id` $HOME \'q\' ; rm -rf ~ | x > y'],
    ['backslashes', 'from C:\\new\\table \\x41 \\\\'],
    ['options', '--urgency=critical'],
    ['a short option', '-u'],
    ['several lines', 'During quiet hours\nfrom Alice'],
    ['scripts of the world and signs', 'from 株式会社 محمد 🧑🏽‍🚀 · tag 5'],
    ['very long text', `from ${'long '.repeat(1000)}`.trim()],
  ])('show %s as the text it is', async (_name, body) => {
    const shown = await show({ body });
    expect(visible(drawn(shown.body))).toBe(body);
    expect(shown).toMatchObject({ app: 'XRPL Chime', urgency: 'NORMAL' });
  });

  it.each(['-u critical', '<b>+25 XRP</b> & more', 'a\\nb', '"quoted" $(id)'])(
    'show the title %s as the text it is',
    async (title) => {
      expect(visible((await show({ title })).summary)).toBe(title);
    },
  );

  it('keep a critical one until it is dismissed, and others as long as the desktop does', async () => {
    expect(await show({ critical: true })).toMatchObject({ urgency: 'CRITICAL', timeoutMs: 0 });
    const { timeoutMs } = await show({});
    expect(timeoutMs).toBeGreaterThan(0);
  });

  it('show what a hostile payment says of itself without any of it acting', async () => {
    const payment = {
      network: 'mainnet',
      account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      asset: {
        currency: Buffer.from('<b>\u202EPRX\0\0\0', 'utf8').toString('hex').padEnd(40, '0').slice(0, 40),
        issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji',
      },
      amount: '1',
      kind: 'other',
      transactionType: '<img src=x>\u202Eevil\n-u',
      from: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
      destinationTag: 4294967295,
      partialOf: '2',
      source: 'live',
      memos: [
        { data: `-u <a href="https://x.example">Pay</a>\u202E\u0007\u001b[2J\n${'long '.repeat(300)}` },
      ],
    } as unknown as Payment;
    const { title, body } = describePayment(payment, {
      label: '-\u202E<i>Shop</i>\n"$(id)"',
      locale: 'en',
      contactName: '\u0007-u <u>Bob</u>\u2066',
    });
    const shown = await show({ title, body });
    expect(visible(shown.summary)).toBe(title);
    expect(visible(drawn(shown.body))).toBe(body);
    const [what, memo, ...others] = body.split('\n');
    for (const line of [title, what, memo])
      expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u);
    expect(memo).toMatch(
      /^“-u <a href="https:\/\/x.example">Pay<\/a>⟨U\+202E⟩⟨U\+0007⟩⟨U\+001B⟩\[2J long .*…”$/,
    );
    expect([...(memo ?? '')].length).toBeLessThanOrEqual(130);
    expect(others).toEqual([]);
    expect(shown.body).not.toMatch(/<[a-z/]/);
    expect(body).toContain('tag 4294967295');
    expect(body).toContain('partial payment');
  });
});
