import type { examinedTexts as english } from '../en/examined.ts';
import type { Translation } from '../engine.ts';

/** What is examined and what is missing, in Japanese: main says it for every view. */
export const examinedTexts = {
  'examined.left': { other: '同期中：残り{left}/{count}レジャー' },
  'examined.catchingUp': '同期中',
  'examined.upTo': '{time}（レジャー{ledger}）まで確認済み',
  'examined.upToLedger': 'レジャー{ledger}まで確認済み',
  'examined.upToExcept': { other: '{text}（{count}レジャーを除く）' },
  'examined.nothing': 'まだ何も確認していません。',
  'examined.all': '{since}以降のすべてのレジャーを確認しました。',
  'examined.except': '{since}以降を確認しました。ただし、次を除きます：',
  'examined.sinceLedger': 'レジャー{ledger}',
  'examined.checked': { other: '履歴を別のサーバーと照合済み：{count}区間中{checked}区間' },
  'examined.notChecked': '履歴は別のサーバーと照合していません',
} as const satisfies Translation<typeof english>;
