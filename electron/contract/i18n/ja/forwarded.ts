import type { forwardedTexts as english } from '../en/forwarded.ts';
import type { Translation } from '../engine.ts';

/** What a push says of an event, in Japanese. */
export const forwardedTexts = {
  'forwarding.confirmed': '2台のサーバーで確認済み：{amount}',
  'forwarding.proved': 'バリデータにより証明済み：{amount}',
  'forwarding.disputed': 'サーバー間で食い違いがあります：{amount}',
  'forwarding.to': '宛先：{label}',
  'forwarding.gapOpened': '調べられなかったレジャーがあります',
  'forwarding.gapClosed': '欠けていたレジャーを調べ終えました',
  'forwarding.gapLedgers': 'レジャー{first}～{last}',
  'forwarding.connectionLost': 'XRP Ledgerに接続していません',
  'forwarding.connectionLostBody': '接続が戻りしだい、入金を確認して送信します。',
  'forwarding.connectionRestored': 'XRP Ledgerに再接続しました',
  'forwarding.connectionRestoredBody': 'その間の入金を確認しています。',
  'forwarding.test': 'XRPL Chimeからのテスト',
  'forwarding.testBody': '転送は正常に動作しています。入金はここに届きます。',
} as const satisfies Translation<typeof english>;
