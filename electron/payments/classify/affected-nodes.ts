import { asArray, asObject, objectOrEmpty } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/** What a transaction did to one ledger entry. */
export interface AffectedNode {
  readonly action: 'created' | 'modified' | 'deleted';
  readonly entryType: string;
  /** NewFields of a created entry, FinalFields of the others. The server leaves defaults out. */
  readonly final: JsonObject;
  /**
   * Former values of the fields that changed. Null where the server sent no PreviousFields: only the threading changed.
   * An empty object says that a field left its default (seen on rippled 2.6.1).
   */
  readonly previous: JsonObject | null;
}

/** Returns the ledger entries that a transaction's metadata lists, without those that cannot be read. */
export function affectedNodes(meta: JsonObject): readonly AffectedNode[] {
  const nodes: AffectedNode[] = [];
  for (const wrapped of asArray(meta.AffectedNodes)) {
    const wrapper = asObject(wrapped);
    if (wrapper === null) continue;
    const node =
      affectedNode('modified', wrapper.ModifiedNode) ??
      affectedNode('created', wrapper.CreatedNode) ??
      affectedNode('deleted', wrapper.DeletedNode);
    if (node !== null) nodes.push(node);
  }
  return nodes;
}

function affectedNode(action: AffectedNode['action'], value: unknown): AffectedNode | null {
  const node = asObject(value);
  if (node === null || typeof node.LedgerEntryType !== 'string') return null;
  return {
    action,
    entryType: node.LedgerEntryType,
    final: objectOrEmpty(action === 'created' ? node.NewFields : node.FinalFields),
    previous: asObject(node.PreviousFields),
  };
}

/** Returns the first affected entry of a type, or null. */
export function findNode(nodes: readonly AffectedNode[], entryType: string): AffectedNode | null {
  return nodes.find((node) => node.entryType === entryType) ?? null;
}
