import {
  type CallExpression,
  type Node,
  type PropertyAccessExpression,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API, type Symbol as CheckedSymbol, type Project } from 'typescript/unstable/sync';

/** Where a member of Electron is used first. */
export interface UsedMember {
  /** `Tray.setImage`; of an event `Tray.on:click`. */
  readonly member: string;
  /** Absolute path. */
  readonly file: string;
}

const TYPINGS = '/electron/electron.d.ts';
const LISTENS = new Set(['on', 'once', 'removeListener']);

/**
 * The members of Electron's classes and modules that these files name, as TypeScript resolves them: each with a file that
 * does. Node's own, which Electron's typings add to, do not count.
 *
 * @param isWanted chooses among the project's files, by absolute path.
 */
export function findUsedMembers(
  configFile: string,
  isWanted: (file: string) => boolean,
): readonly UsedMember[] {
  const api = new API();
  try {
    const [project] = api.updateSnapshot({ openProject: configFile }).getProjects();
    if (project === undefined) throw new Error(`${configFile} is no project.`);
    const used = new Map<string, string>();
    for (const file of project.program.getSourceFileNames().filter(isWanted)) {
      for (const member of membersIn(file, project)) if (!used.has(member)) used.set(member, file);
    }
    return [...used].map(([member, file]) => ({ member, file }));
  } finally {
    api.close();
  }
}

function membersIn(fileName: string, project: Project): readonly string[] {
  const file = project.program.getSourceFile(fileName);
  if (file === undefined) return [];
  const accesses: PropertyAccessExpression[] = [];
  const walk = (node: Node): void => {
    if (node.kind === SyntaxKind.PropertyAccessExpression) accesses.push(node as PropertyAccessExpression);
    node.forEachChild(walk);
  };
  walk(file);
  const symbols = project.checker.getSymbolAtLocation(accesses.map(({ name }) => name));
  return accesses.flatMap((access, index) => {
    const owner = ownerOf(symbols[index], project);
    return owner === null ? [] : [`${owner}.${access.name.text}${eventOf(access)}`];
  });
}

/** The class or interface of Electron's typings that declares a member; null for all others. */
function ownerOf(symbol: CheckedSymbol | undefined, project: Project): string | null {
  const declaration = symbol?.declarations[0];
  if (declaration === undefined || !declaration.path.endsWith(TYPINGS)) return null;
  const { parent } = declaration.resolve(project) ?? {};
  const name = (parent as { readonly name?: { readonly text?: string } } | undefined)?.name?.text;
  // An event's own object has no name.
  const owner = name ?? 'Event';
  return owner.startsWith('Process') ? null : owner;
}

/** `:click` where a listener to click is added or removed. */
function eventOf({ name, parent }: PropertyAccessExpression): string {
  if (!LISTENS.has(name.text) || parent.kind !== SyntaxKind.CallExpression) return '';
  const [event] = (parent as CallExpression).arguments;
  const text = (event as { readonly text?: string } | undefined)?.text;
  return text === undefined ? '' : `:${text}`;
}
