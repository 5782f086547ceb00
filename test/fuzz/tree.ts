/**
 * JSON as it is written, and not only as it is understood: keys may be there twice, and a value may be a text that no
 * serialiser would write.
 */
export type Tree =
  | { readonly kind: 'object'; readonly entries: [name: string, value: Tree][] }
  | { readonly kind: 'array'; readonly items: Tree[] }
  /** Written as it is, whether it is JSON or not. */
  | { readonly kind: 'written'; readonly text: string };

/** A place in a tree that holds a value. */
export interface Slot {
  readonly parent: Exclude<Tree, { readonly kind: 'written' }>;
  readonly index: number;
  /** The key, or that of the nearest object around it. */
  readonly name: string;
  readonly depth: number;
}

export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(treeOf) };
  if (typeof value === 'object' && value !== null) {
    return { kind: 'object', entries: Object.entries(value).map(([name, item]) => [name, treeOf(item)]) };
  }
  return { kind: 'written', text: JSON.stringify(value) ?? 'null' };
}

export function written(tree: Tree): string {
  switch (tree.kind) {
    case 'written':
      return tree.text;
    case 'array':
      return `[${tree.items.map(written).join(',')}]`;
    case 'object':
      return `{${tree.entries.map(([name, value]) => `${JSON.stringify(name)}:${written(value)}`).join(',')}}`;
  }
}

export function copyOf(tree: Tree): Tree {
  if (tree.kind === 'object')
    return { kind: 'object', entries: tree.entries.map(([name, value]) => [name, copyOf(value)]) };
  return tree.kind === 'array' ? { kind: 'array', items: tree.items.map(copyOf) } : tree;
}

/** Every place of the tree that holds a value, from the outside in. */
export function slotsOf(root: Tree): readonly Slot[] {
  const slots: Slot[] = [];
  const walk = (tree: Tree, around: string, depth: number) => {
    if (tree.kind === 'written') return;
    const count = tree.kind === 'object' ? tree.entries.length : tree.items.length;
    for (let index = 0; index < count; index++) {
      const [name, value] =
        tree.kind === 'object' ? (tree.entries[index] ?? [around, null]) : [around, tree.items[index]];
      slots.push({ parent: tree, index, name, depth });
      if (value) walk(value, name, depth + 1);
    }
  };
  walk(root, '', 0);
  return slots;
}

export function valueAt({ parent, index }: Slot): Tree {
  const value = parent.kind === 'object' ? parent.entries[index]?.[1] : parent.items[index];
  return value ?? { kind: 'written', text: 'null' };
}

export function setAt({ parent, index }: Slot, value: Tree): void {
  if (parent.kind === 'array') parent.items[index] = value;
  else {
    const entry = parent.entries[index];
    if (entry !== undefined) entry[1] = value;
  }
}
