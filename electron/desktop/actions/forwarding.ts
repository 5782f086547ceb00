import { randomUUID } from 'node:crypto';
import { dialog, type MessageBoxOptions, type OpenDialogOptions } from 'electron';
import { newWebhookSecret } from '../../alerts/forwarding/channels/webhook.ts';
import type {
  ForwardingSink,
  IpcRequests,
  NetworkName,
  Outcome,
  SinkDraft,
  SinkFault,
  SinkLog,
} from '../../contract/index.ts';
import { isSealed } from '../../store/settings/secret-places.ts';
import { MOST_SINKS } from '../../store/settings/settings-schema.ts';
import type { AppContext } from '../context/app-context.ts';
import { draftFaults } from '../forwarding/draft-faults.ts';
import { sinkOf } from '../forwarding/draft-sink.ts';
import { sinkLog } from '../forwarding/sink-log.ts';
import { DONE, done, failed } from './action-outcome.ts';

type Answer<C extends keyof IpcRequests> = IpcRequests[C]['response'];

/** Sinks as a person sets them, and what is asked of them. */
export function createForwardingActions(context: AppContext) {
  const { settings, forwarding, i18n } = context;
  /** Programs that the platform's dialog chose in this run. */
  const chosen = new Set<string>();

  const stored = (id: string | null) => settings.sinks().find((sink) => sink.id === id) ?? null;
  const unknown = () => failed('unknown-sink', i18n().t('error.unknownSink'));

  function faults(draft: SinkDraft): readonly SinkFault[] {
    return draftFaults(draft, {
      i18n: i18n(),
      stored: stored(draft.id),
      isChosen: (program) => chosen.has(program),
    });
  }

  function put(sink: ForwardingSink): void {
    const known = settings.sinks();
    const index = known.findIndex(({ id }) => id === sink.id);
    settings.setSinks(index < 0 ? [...known, sink] : known.with(index, sink));
    forwarding.apply();
  }

  /** Does something with a sink that is there. */
  function withSink<T>(id: string, act: (sink: ForwardingSink) => T): T | ReturnType<typeof unknown> {
    const sink = stored(id);
    return sink === null ? unknown() : act(sink);
  }

  /** The same where it may send now. */
  function withSender<T>(id: string, act: (sink: ForwardingSink) => T) {
    if (context.demo) return failed('demo', i18n().t('error.notInDemo'));
    return withSink(id, (sink) =>
      sink.state === 'on' ? act(sink) : failed('off', i18n().t('error.sinkOff')),
    );
  }

  /** Programs run only where a person says so where no page can: neither another program nor other arguments. */
  async function isConfirmed(sink: ForwardingSink, before: ForwardingSink | null): Promise<boolean> {
    const { target } = sink;
    if (target.type !== 'command') return true;
    const command = JSON.stringify([target.program, ...target.arguments]);
    const known = before?.target.type === 'command' ? before.target : null;
    if (known !== null && JSON.stringify([known.program, ...known.arguments]) === command) return true;
    const { t } = i18n();
    const options: MessageBoxOptions = {
      type: 'warning',
      message: t('dialog.runProgram'),
      detail: `${t('dialog.runProgramDetail', { name: sink.name })}\n\n${commandText(target)}`,
      buttons: [t('dialog.runProgramButton'), t('dialog.cancel')],
      defaultId: 1,
      cancelId: 1,
    };
    const parent = context.dialogParent();
    const { response } = await (parent === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(parent, options));
    return response === 0;
  }

  return {
    check: faults,
    async save(draft: SinkDraft): Promise<Answer<'forwarding:save'>> {
      const before = stored(draft.id);
      if (draft.id !== null && before === null) return unknown();
      const { t } = i18n();
      if (before === null && settings.sinks().length >= MOST_SINKS)
        return failed('too-many-sinks', t('error.tooManySinks', { count: MOST_SINKS }));
      const [fault] = faults(draft);
      if (fault !== undefined) return failed('sink-invalid', fault.text);
      const sink = sinkOf(draft, before?.id ?? randomUUID(), before);
      if (!(await isConfirmed(sink, before))) return failed('not-confirmed', t('error.notConfirmed'));
      put(sink);
      const isNewWebhook = sink.target.type === 'webhook' && before?.target.type !== 'webhook';
      const secret = isNewWebhook && sink.target.type === 'webhook' ? (sink.target.secrets[0] ?? null) : null;
      return done({ id: sink.id, secret });
    },
    remove: (id: string): Answer<'forwarding:remove'> =>
      withSink(id, ({ name }) => {
        const { t } = i18n();
        const count = context.store.waitingCounts(id).waiting;
        settings.setSinks(settings.sinks().filter((sink) => sink.id !== id));
        forwarding.apply();
        context.log.info('a sink was removed', { waiting: count });
        const text = count === 0 ? t('sink.removed', { name }) : t('sink.removedWaiting', { name, count });
        return done({ text });
      }),
    setState: (id: string, state: ForwardingSink['state']): Outcome =>
      withSink(id, (sink) => {
        put({ ...sink, state });
        return DONE;
      }),
    test: (id: string): Outcome =>
      withSender(id, () => {
        forwarding.test(id, context.defaultNetwork);
        return DONE;
      }),
    tryNow: (id: string): Outcome =>
      withSender(id, () => {
        forwarding.tryNow(id);
        return DONE;
      }),
    log: (id: string): Outcome<SinkLog> => withSink(id, (sink) => done(sinkLog(context, sink))),
    sendAgain: (id: string, eventId: number): Outcome =>
      withSink(id, () => {
        const [event] = context.store.eventsAfter(eventId - 1, 1);
        if (event?.id !== eventId) return failed('unknown-event', i18n().t('error.unknownEvent'));
        forwarding.sendAgain(id, eventId);
        return DONE;
      }),
    sendSince: async (id: string, since: string): Promise<Answer<'forwarding:send-since'>> => {
      const sink = stored(id);
      if (sink === null) return unknown();
      let queued = 0;
      for (const network of networks()) queued += await forwarding.sendSince(id, network, since);
      // What found no room is sent now.
      if (queued > 0) forwarding.forgetLosses(id);
      return done({ queued });
    },
    newSecret: (id: string): Answer<'forwarding:new-secret'> =>
      withSink(id, (sink) => {
        if (sink.target.type !== 'webhook') return failed('no-webhook', i18n().t('error.noWebhook'));
        const secret = newWebhookSecret();
        // What cannot be opened signs nothing.
        const known = sink.target.secrets.filter((other) => !isSealed(other)).slice(0, 1);
        put({ ...sink, target: { ...sink.target, secrets: [secret, ...known] } });
        return done({ secret });
      }),
    endOldSecret: (id: string): Outcome =>
      withSink(id, (sink) => {
        if (sink.target.type !== 'webhook') return failed('no-webhook', i18n().t('error.noWebhook'));
        put({ ...sink, target: { ...sink.target, secrets: sink.target.secrets.slice(0, 1) } });
        return DONE;
      }),
    async chooseProgram(): Promise<Answer<'forwarding:choose-program'>> {
      const options: OpenDialogOptions = {
        title: i18n().t('dialog.chooseProgram'),
        properties: ['openFile'],
      };
      const parent = context.dialogParent();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      const path = canceled ? undefined : filePaths[0];
      if (path === undefined) return done(null);
      chosen.add(path);
      return done({ path });
    },
  };

  /** All that payments may be recorded of. */
  function networks(): readonly NetworkName[] {
    const entries = [...settings.watched(), ...settings.formerAccounts()];
    return [...new Set(entries.map(({ network }) => network))];
  }
}

/** As a person reads it: what has spaces stands in quotation marks. */
function commandText({
  program,
  arguments: args,
}: {
  readonly program: string;
  readonly arguments: readonly string[];
}) {
  return [program, ...args]
    .map((each) => (/^[\w./:=@%+,-]+$/.test(each) ? each : JSON.stringify(each)))
    .join(' ');
}
