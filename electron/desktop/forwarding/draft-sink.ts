import { newWebhookSecret } from '../../alerts/forwarding/channels/webhook.ts';
import type { ForwardingSink, SinkDraft, SinkTarget } from '../../contract/index.ts';

/** A sink from a draft without faults. What it keeps is taken from the stored one. */
export function sinkOf(draft: SinkDraft, id: string, stored: ForwardingSink | null): ForwardingSink {
  const { accounts, kinds, minimumXrp, alertingOnly, privacy } = draft;
  return {
    ...{ id, accounts, kinds, alertingOnly, privacy },
    name: draft.name.trim(),
    state: stored?.state ?? 'on',
    events: [...new Set(draft.events)],
    minimumXrp: minimumXrp?.trim() ?? null,
    target: targetOf(draft.target, stored?.target ?? null),
  };
}

function targetOf(draft: SinkDraft['target'], stored: SinkTarget | null): SinkTarget {
  switch (draft.type) {
    case 'webhook':
      return { ...draft, secrets: stored?.type === 'webhook' ? stored.secrets : [newWebhookSecret()] };
    case 'ntfy': {
      const known = stored?.type === 'ntfy' ? stored : null;
      return {
        ...draft,
        topic: draft.topic === true ? (known?.topic ?? '') : (draft.topic ?? ''),
        token: draft.token === true ? (known?.token ?? null) : draft.token,
      };
    }
    case 'apprise': {
      const known = stored?.type === 'apprise' ? stored.url : '';
      return { ...draft, url: draft.url === true ? known : (draft.url ?? '') };
    }
    case 'command':
      return draft;
  }
}
