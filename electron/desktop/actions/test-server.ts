import {
  type ConnectionStatus,
  type IpcRequests,
  message,
  type NetworkName,
  UserFacingError,
} from '../../contract/index.ts';
import { createNetworkClient } from '../../xrpl/client.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { parseServerUrl } from '../../xrpl/transport/server-url.ts';
import type { AppContext } from '../context/app-context.ts';
import { findSystemProxy } from '../system/system-proxy.ts';
import { messageOf } from '../texts/message-of.ts';
import { failed } from './action-outcome.ts';
import { storedServer } from './settings.ts';

const PATIENCE_MS = 12_000;

/**
 * Connects to one server as the app does, with the stored password where the window names a stored server, asks for its
 * `server_info` once, and closes. Latency in ms.
 */
export async function testServer(
  context: AppContext,
  network: NetworkName,
  url: string,
): Promise<IpcRequests['servers:test']['response']> {
  const stored = storedServer(url, network, context.settings.settings());
  const parsed = parseServerUrl(stored);
  if (!parsed.ok) return failed(parsed.code, context.i18n().message(parsed.userMessage));
  const client = createNetworkClient({ network, servers: [stored], findProxy: findSystemProxy });
  try {
    await connected(client);
    const began = performance.now();
    const { info } = (await client.request('server_info', {}, { timeoutMs: 8000 })) as { info?: ServerInfo };
    const latencyMs = Math.round(performance.now() - began);
    return {
      ok: true,
      value: {
        latencyMs,
        ledgerIndex: info?.validated_ledger?.seq ?? 0,
        completeLedgers: info?.complete_ledgers ?? '',
      },
    };
  } catch (error) {
    return failed('server', context.i18n().message(messageOf(error)));
  } finally {
    await client.stop();
  }
}

interface ServerInfo {
  readonly validated_ledger?: { readonly seq?: number };
  readonly complete_ledgers?: string;
}

function connected(client: NetworkClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      remove();
      end();
    };
    const remove = client.onEvent((event) => {
      if (event.type === 'problem') settle(() => reject(new UserFacingError(event.problem.userMessage)));
      if (event.type !== 'status') return;
      const { state } = event.status;
      if (state === 'connected') settle(resolve);
      if (state === 'waiting' || state === 'stalled') settle(() => reject(failureOf(event.status)));
    });
    const timer = setTimeout(() => settle(() => reject(failureOf(client.status))), PATIENCE_MS);
    client.start();
  });
}

function failureOf(status: ConnectionStatus): UserFacingError {
  return new UserFacingError(status.userMessage ?? message('request.timeout'));
}
