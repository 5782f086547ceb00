import type { commonTexts as english } from '../en/common.ts';
import type { Translation } from '../engine.ts';

/** What the tray and the window both show, in Japanese. */
export const commonTexts = {
  'app.name': 'XRPL Chime',
  'app.demo': 'デモ',
  'networks.mainnet': 'Mainnet',
  'networks.testnet': 'Testnet',
  'networks.devnet': 'Devnet',
  'networks.demo': 'デモ',
  'networks.other': 'ネットワーク{id}',
  'time.tomorrow': '明日{time}',
  'pause.button': '通知を一時停止',
  'pause.resume': '通知を再開',
  'pause.halfHour': '30分間',
  'pause.hour': '1時間',
  'pause.tomorrow': '明日まで',
  'pause.untilResumed': '再開するまで',
  'outcome.notNotified': '通知なし',
  'outcome.kind': '通知なし：この種類はオフ',
  'outcome.muted-sender': 'ミュートした送金元',
  'outcome.below-minimum': '最低金額未満',
  'outcome.belowMinimumOf': '最低金額（{amount}）未満',
  'outcome.not-watched': '通知なし：アカウントの監視前',
  'trust.seen': '1つのサーバーで確認',
  'trust.seenOwn': '自分のサーバーで確認',
  'trust.confirmed': { other: '{count}つのサーバーで確認済み' },
  'trust.proved': '証明済み：{listed}のバリデータのうち{votes}が署名',
  'trust.disputed': 'サーバーの内容が不一致',
  'trust.refuted': 'バリデータの署名と不一致',
} as const satisfies Translation<typeof english>;
