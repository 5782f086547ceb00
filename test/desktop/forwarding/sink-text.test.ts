import { expect, it } from 'vitest';
import { LANGUAGES, message, type SinkState } from '../../../electron/contract/index.ts';
import { sinkText, toneOf } from '../../../electron/desktop/forwarding/sink-text.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const at = (time: string) => new Date(`2026-11-29T${time}:00`).getTime();
const NOW = at('12:20');
const QUIET: SinkState = {
  ...{ waiting: 0, refused: 0, dropped: 0, deleted: 0, deliveredAt: null, failing: null, gone: null },
};
const FAILING: SinkState = {
  ...QUIET,
  waiting: 2,
  failing: {
    ...{ since: at('12:01'), nextAttemptAt: at('12:31'), failures: 3, asked: false },
    reason: message('delivery.http', { httpStatus: 503 }),
  },
};
const GONE: SinkState = { ...QUIET, gone: message('delivery.http', { httpStatus: 410 }) };

const said = (state: 'on' | 'paused' | 'off', how: SinkState, locale = 'en-GB', now = NOW) => [
  toneOf({ state }, how),
  sinkText({ state }, how, i18nFor(locale), now),
];

it('says how it goes', () => {
  expect(said('on', QUIET)).toEqual(['idle', 'Nothing sent yet']);
  expect(said('on', { ...QUIET, deliveredAt: at('12:04') })).toEqual(['delivered', 'Delivered 12:04']);
  expect(said('on', { ...QUIET, deliveredAt: at('12:04'), waiting: 2 })).toEqual(['waiting', '2 waiting']);
  expect(said('on', FAILING)).toEqual(['failing', 'Failing since 12:01: HTTP 503, next attempt 12:31']);
  expect(said('paused', { ...FAILING, waiting: 3 })).toEqual(['paused', 'Paused, 3 waiting']);
  expect(said('paused', QUIET)).toEqual(['paused', 'Paused']);
  expect(said('off', QUIET)).toEqual(['off', 'Off']);
  expect(said('off', GONE)).toEqual(['off', 'The receiver wants nothing any more (HTTP 410); switched off']);
});

it('says the day where it is not today', () => {
  const [, text] = said('on', FAILING, 'en-GB', NOW + 24 * 3600 * 1000);
  expect(text).toBe('Failing since 29 Nov, 12:01: HTTP 503, next attempt 29 Nov, 12:31');
});

it('a receiver that nothing waits for any more does not fail', () => {
  expect(said('on', { ...FAILING, waiting: 0, deliveredAt: at('09:00') })).toEqual([
    'delivered',
    'Delivered 09:00',
  ]);
});

it('says what will never be sent by itself, beside how it goes', () => {
  const lost = { ...QUIET, deliveredAt: at('12:04'), refused: 1, dropped: 1200, deleted: 2 };
  expect(said('on', lost)).toEqual([
    'delivered',
    'Delivered 12:04 · 1 refused · 1,200 not sent: no room · 2 deleted before they were sent',
  ]);
});

it('a sentence becomes a part of one', () => {
  const reason = message('delivery.no-answer', { seconds: 20 });
  const [, text] = said('on', { ...FAILING, failing: FAILING.failing && { ...FAILING.failing, reason } });
  expect(text).toBe('Failing since 12:01: No answer within 20 seconds, next attempt 12:31');
});

it('speaks each language, in its times', () => {
  expect(LANGUAGES.map((language) => said('on', FAILING, language)[1])).toEqual([
    'Failing since 12:01 PM: HTTP 503, next attempt 12:31 PM',
    'Schlägt fehl seit 12:01: HTTP 503, nächster Versuch 12:31',
    'Falla desde 12:01: HTTP 503, próximo intento 12:31',
    '12:01 から失敗中：HTTP 503、次の試行 12:31',
  ]);
});
