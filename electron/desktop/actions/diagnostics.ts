import { arch, release } from 'node:os';
import { app } from 'electron';
import { shortAddress } from '../../payments/text/short-address.ts';
import type { AppContext } from '../context/app-context.ts';
import { shownSettings } from '../snapshot/snapshot-fields.ts';
import { redactText } from '../system/redact-text.ts';
import { i18nFor } from '../texts/i18n.ts';

/** Those who read reports read English, whoever sends them. */
const ENGLISH = i18nFor('en');

/** A text to paste into a report: what runs, how it is connected, what was examined. No secret, no whole address. */
export function diagnosticsText(desk: AppContext): string {
  const { versions, platform } = process;
  const lines = [
    `XRPL Chime ${app.getVersion()}${desk.demo ? ' (demo)' : ''}`,
    `${platform} ${release()} ${arch()}, Electron ${versions.electron ?? 'none'}, Node ${versions.node}`,
    `started ${desk.startedAt}, now ${new Date(desk.now()).toISOString()}`,
    '',
    ...networkLines(desk),
    '',
    ...accountLines(desk),
    '',
    `notifications ${JSON.stringify(desk.notifications.view(ENGLISH))}`,
    `held back ${desk.alerts.heldCount()}, paused until ${desk.settings.pausedUntil() ?? 'never'}`,
    `database ${JSON.stringify(desk.store.info())}`,
    `settings ${JSON.stringify(shownSettings(desk.settings.settings()))}`,
    `update ${JSON.stringify(desk.updates.view(ENGLISH))}`,
    '',
    ...desk.problems.list().map(({ at, code, message }) => `problem ${at} ${code}: ${message}`),
  ];
  return redactText(lines.join('\n').replace(/\br[1-9A-HJ-NP-Za-km-z]{24,34}\b/g, shortAddress));
}

function networkLines(desk: AppContext): readonly string[] {
  return desk.monitors.all().flatMap((monitor) => {
    const { network, connection, validatedLedger, catchingUp, servers } = monitor.view();
    const events = monitor.recentEvents().slice(-30);
    return [
      `${network}: ${connection.state} since ${connection.since}, ledger ${validatedLedger ?? 'none'}${catchingUp ? ', catching up' : ''}`,
      ...servers.map(({ lastFailure: _said, ...server }) => `  server ${JSON.stringify(server)}`),
      ...events.map(
        ({ since, state, server, attempt, reason }) =>
          `  ${since} ${state} ${server ?? ''} #${attempt} ${reason ?? ''}`,
      ),
    ];
  });
}

function accountLines(desk: AppContext): readonly string[] {
  return desk.settings.watched().map(({ network, address, tag }, index) => {
    const monitor = desk.monitors.of(network);
    const coverage = monitor?.coverage().find(({ account }) => account === address);
    const gaps = coverage?.gaps.map((range) => range.join('-')).join(', ') ?? '';
    return `account ${index + 1} ${network} ${address}${tag === null ? '' : ` tag ${tag}`}: ${coverage?.from ?? '?'}..${coverage?.through ?? '?'} gaps [${gaps}]`;
  });
}
