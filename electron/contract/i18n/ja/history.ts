import type { historyTexts as english } from '../en/history.ts';
import type { Translation } from '../engine.ts';

/** Narrowing the list of payments, reading on in it and exporting it, in Japanese. */
export const historyTexts = {
  'payments.unreadOnly': '未読のみ',
  'payments.unreadAgain': { other: '{count}件の入金を未読に戻しました' },
  'payments.thisMonth': '今月',
  'payments.lastMonth': '先月',
  'payments.sumOfFound': '合計',
  'payments.moreAssets': { other: 'ほか{count}種類' },
  'payments.chartTotal': '合計：{sum}',
  'payments.chartMark': 'グラフの日付',
  'payments.chartMarkHint': 'Enterキーでこの日だけを表示します。',
  'payments.formerAccount': '{label}（監視終了）',
  'detail.notWatched': 'このアカウントはもう監視していません。',
  'detail.previous': '前の入金',
  'detail.next': '次の入金',
  'detail.senderUnmuted': '送金元のミュートを解除しました',
  'export.showInFolder': 'フォルダーで表示',
  'export.progress': { other: '{count}件中{written}件を書き出しています' },
  'export.canceled': '書き出しを中止しました',
} as const satisfies Translation<typeof english>;
