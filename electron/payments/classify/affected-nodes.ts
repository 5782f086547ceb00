import { asArray, asObject, objectOrEmpty } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/** What a transaction did to one ledger entry. */
export interface AffectedNode {
  readonly action: 'created' | 'modified' | 'deleted';
  readonly entryType: string;
  /** NewFields of a created entry, FinalFields of the others; defaults are left out by the server. */
  readonly final: JsonObject;
  /**
   * Former values of the fields that changed. Null where the server gave none at all, which means that nothing but
   * the threading changed. An empty object is different: a field left its default (seen on rippled 2.6.1).
   */
  readonly previous: JsonObject | null;
}

const ACTIONS = [
  ['ModifiedNode', 'modified'],
  ['CreatedNode', 'created'],
  ['DeletedNode', 'deleted'],
] as const;

/** The ledger entries that a transaction's metadata lists. What cannot be read is left out. */
export function affectedNodes(meta: JsonObject): readonly AffectedNode[] {
  const nodes: AffectedNode[] = [];
  for (const wrapped of asArray(meta.AffectedNodes)) {
    const wrapper = asObject(wrapped);
    if (wrapper === null) continue;
    for (const [name, action] of ACTIONS) {
      const node = asObject(wrapper[name]);
      if (node === null || typeof node.LedgerEntryType !== 'string') continue;
      nodes.push({
        action,
        entryType: node.LedgerEntryType,
        final: objectOrEmpty(action === 'created' ? node.NewFields : node.FinalFields),
        previous: asObject(node.PreviousFields),
      });
      break;
    }
  }
  return nodes;
}

/** The first affected entry of a type, or null. */
export function findNode(nodes: readonly AffectedNode[], entryType: string): AffectedNode | null {
  return nodes.find((node) => node.entryType === entryType) ?? null;
}
