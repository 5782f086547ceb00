import { arch, release } from 'node:os';
import { app } from 'electron';
import { inEnglish } from '../../contract/index.ts';
import { shortAddress } from '../../payments/text/short-address.ts';
import { examinedText } from '../../watch/examined/examined-text.ts';
import { redactText } from '../../xrpl/transport/redact-text.ts';
import type { AppContext } from '../context/app-context.ts';
import { shownSettings } from '../snapshot/snapshot-fields.ts';
import { examinedWords } from '../snapshot/translate-status.ts';
import { i18nFor } from '../texts/i18n.ts';

/** Reports are read in English, whatever language their sender uses. */
const ENGLISH = i18nFor('en');

/** A text for a report: versions, connections, coverage, settings, problems. It holds no secret and no whole address. */
export function diagnosticsText(context: AppContext): string {
  const { versions, platform } = process;
  const lines = [
    `XRPL Chime ${app.getVersion()}${context.demo ? ' (demo)' : ''}`,
    `${platform} ${release()} ${arch()}, Electron ${versions.electron ?? 'none'}, Node ${versions.node}`,
    `started ${context.startedAt}, now ${new Date(context.now()).toISOString()}`,
    '',
    ...networkLines(context),
    '',
    ...accountLines(context),
    '',
    `notifications ${JSON.stringify(context.notifications.view(ENGLISH))}`,
    `held back ${context.alerts.heldCount()}, paused until ${context.settings.pausedUntil() ?? 'never'}`,
    `database ${JSON.stringify(context.store.info())}`,
    `settings ${JSON.stringify(shownSettings(context.settings.settings()))}`,
    ...forwardingLines(context),
    `update ${JSON.stringify(context.updates.view(ENGLISH))}`,
    '',
    ...context.problems.list().map(({ at, code, message }) => `problem ${at} ${code}: ${message}`),
  ];
  return redactText(lines.join('\n').replace(/\br[1-9A-HJ-NP-Za-km-z]{24,34}\b/g, shortAddress));
}

function networkLines(context: AppContext): readonly string[] {
  return context.monitors.all().flatMap((monitor) => {
    const { network, connection, validatedLedger, examined, servers } = monitor.view();
    const events = monitor.recentEvents().slice(-30);
    return [
      `${network}: ${connection.state} since ${connection.since}, ledger ${validatedLedger ?? 'none'}; ${examinedText(examined, examinedWords(ENGLISH, context.now()))}`,
      ...servers.map(({ lastFailure: _said, ...server }) => `  server ${JSON.stringify(server)}`),
      ...events.map(
        ({ since, state, server, attempt, reason }) =>
          `  ${since} ${state} ${server ?? ''} #${attempt} ${reason ?? ''}`,
      ),
    ];
  });
}

/** Neither where a sink sends to nor what it is called: both may tell a secret. */
function forwardingLines({ settings, forwarding }: AppContext): readonly string[] {
  return settings.sinks().map(({ id, state, target, events, privacy }, index) => {
    const { failing = null, gone = null, ...counts } = forwarding.state(id) ?? {};
    const trouble = failing?.reason ?? gone;
    const how = trouble === null ? '' : ` ${inEnglish(trouble)}`;
    return `sink ${index + 1} ${target.type} ${state}${privacy ? ' private' : ''} [${events.join(', ')}]: ${JSON.stringify(counts)}${how}`;
  });
}

function accountLines(context: AppContext): readonly string[] {
  return context.settings.watched().map(({ network, address, tag }, index) => {
    const monitor = context.monitors.of(network);
    const coverage = monitor?.coverage().find(({ account }) => account === address);
    const gaps = coverage?.gaps.map((range) => range.join('-')).join(', ') ?? '';
    return `account ${index + 1} ${network} ${address}${tag === null ? '' : ` tag ${tag}`}: ${coverage?.from ?? '?'}..${coverage?.through ?? '?'} gaps [${gaps}]`;
  });
}
