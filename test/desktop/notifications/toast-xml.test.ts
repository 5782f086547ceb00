import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../electron/alerts/sinks/notification/notice.ts';
import { toastXml } from '../../../electron/desktop/notifications/toast-xml.ts';

const NOTICE: Notice = {
  id: 'payment-1-8F03AB12CD34EF56',
  title: '+25 XRP to Shop',
  body: 'from Alice',
  critical: false,
  silent: false,
  buttons: [{ number: 0, text: 'Mark as read' }],
};

describe('the XML of a Windows toast', () => {
  it('says what is clicked, in the words that Electron reads', () => {
    expect(toastXml(NOTICE)).toBe(
      '<toast launch="type=click&amp;tag=payment-1-8F03AB12CD34EF56">' +
        '<visual><binding template="ToastGeneric"><text>+25 XRP to Shop</text><text>from Alice</text></binding></visual>' +
        '<actions><action activationType="foreground"' +
        ' arguments="type=action&amp;action=0&amp;tag=payment-1-8F03AB12CD34EF56" content="Mark as read"/></actions>' +
        '</toast>',
    );
  });

  it('tells a button by its number, not its place', () => {
    const xml = toastXml({ ...NOTICE, buttons: [{ number: 2, text: 'Mute sender' }] });
    expect(xml).toContain('arguments="type=action&amp;action=2&amp;tag=payment-1-8F03AB12CD34EF56"');
  });

  it('stays on the screen when critical, with a button to dismiss it by', () => {
    const xml = toastXml({ ...NOTICE, critical: true, buttons: [] });
    expect(xml).toMatch(/^<toast launch="[^"]+" scenario="reminder">/);
    expect(xml).toContain(
      '<actions><action activationType="system" arguments="dismiss" content=""/></actions>',
    );
    expect(toastXml(NOTICE)).not.toMatch(/reminder|dismiss/);
  });

  it('is silent when the app plays its own sound', () => {
    expect(toastXml({ ...NOTICE, silent: true })).toContain('<audio silent="true"/></toast>');
    expect(toastXml(NOTICE)).not.toContain('audio');
  });

  it('has no empty parts', () => {
    expect(toastXml({ ...NOTICE, body: '', buttons: [] })).toBe(
      '<toast launch="type=click&amp;tag=payment-1-8F03AB12CD34EF56">' +
        '<visual><binding template="ToastGeneric"><text>+25 XRP to Shop</text></binding></visual></toast>',
    );
  });

  it('takes no text for markup, in lines and on buttons', () => {
    const xml = toastXml({
      ...NOTICE,
      title: `</text><b>A&B</b> "'`,
      buttons: [{ number: 2, text: '"><x>&' }],
    });
    expect(xml).toContain('<text>&lt;/text&gt;&lt;b&gt;A&amp;B&lt;/b&gt; &quot;&apos;</text>');
    expect(xml).toContain('content="&quot;&gt;&lt;x&gt;&amp;"/>');
  });

  it('leaves out what XML has no way to write, and nothing else', () => {
    const body = 'a\0b\u0007c\u001Bd\uFFFEe\uD83Df\uDE00g\nh\ti 株式会社 محمد 🧑🏽‍🚀 \u{10FFFF}';
    expect(toastXml({ ...NOTICE, body })).toContain(
      '<text>abcdefg\nh\ti 株式会社 محمد 🧑🏽‍🚀 \u{10FFFF}</text>',
    );
  });

  it('stays far below the 5 KB that Windows takes, however long the texts and whatever must be escaped', () => {
    const long = '"'.repeat(5000);
    const xml = toastXml({ ...NOTICE, title: '+25 XRP to Shop', body: long, critical: true });
    expect(Buffer.byteLength(xml, 'utf8')).toBeLessThan(4000);
    expect(xml).toContain('…</text>');
    // No character is cut in two.
    expect(toastXml({ ...NOTICE, body: '🚀'.repeat(500) })).toContain(`<text>${'🚀'.repeat(399)}…</text>`);
  });
});
