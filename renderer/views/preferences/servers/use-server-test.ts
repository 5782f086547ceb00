import { useState } from 'react';
import type { NetworkName } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { wholeNumber } from '../../../format/numbers.ts';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { useI18n } from '../../../texts/language.ts';

interface ServerTestResult {
  readonly ok: boolean;
  readonly text: string;
}

/** Tests a server through main, and gives the result in words. */
export function useServerTest(network: NetworkName) {
  const { t, locale } = useI18n();
  const { busy, once } = useBusy();
  const [result, setResult] = useState<ServerTestResult | null>(null);
  const ask = async (url: string): Promise<void> => {
    const outcome = await act('servers:test', { network, url });
    setResult(
      outcome.ok
        ? {
            ok: true,
            text: t('preferences.serverGood', {
              latency: t('health.ms', { value: wholeNumber(outcome.value.latencyMs, locale) }),
              ledger: wholeNumber(outcome.value.ledgerIndex, locale),
            }),
          }
        : { ok: false, text: outcome.text },
    );
  };
  return { busy, result, test: (url: string) => once(() => ask(url)) };
}
