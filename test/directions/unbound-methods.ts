import {
  type BindingElement,
  type Identifier,
  type Node,
  type PropertyAccessExpression,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import {
  API,
  type Symbol as CheckedSymbol,
  type Checker,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';

export interface UnboundMethod {
  /** Absolute path. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/**
 * Methods of classes that are taken from their object without being called: passed on, stored, destructured. They lose
 * their `this`, and TypeScript does not say so. Classes of packages and of Electron count too, and interfaces that a class
 * of these files satisfies. Methods of object literals do not: the linter keeps `this` out of them.
 *
 * @param isWanted chooses among the project's files, by absolute path.
 */
export function findUnboundMethods(
  configFile: string,
  isWanted: (file: string) => boolean,
): readonly UnboundMethod[] {
  const api = new API();
  try {
    const [project] = api.updateSnapshot({ openProject: configFile }).getProjects();
    if (project === undefined) throw new Error(`${configFile} is no project.`);
    const { checker, program } = project;
    const files = program
      .getSourceFileNames()
      .filter(isWanted)
      .map((name) => program.getSourceFile(name))
      .filter((file) => file !== undefined);
    const classes = classTypes(files, checker);
    return files.flatMap((file) => unboundIn(file, checker, classes));
  } finally {
    api.close();
  }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** The types of the classes that these files declare. */
function classTypes(files: readonly SourceFile[], checker: Checker): readonly Type[] {
  const classes: Node[] = [];
  for (const file of files) {
    walk(file, (node) => {
      if (node.kind === SyntaxKind.ClassDeclaration) classes.push(node);
    });
  }
  return checker.getTypeAtLocation(classes).filter((type) => type !== undefined);
}

function unboundIn(file: SourceFile, checker: Checker, classes: readonly Type[]): readonly UnboundMethod[] {
  const taken: Node[] = [];
  const destructured: BindingElement[] = [];
  walk(file, (node) => {
    if (node.kind === SyntaxKind.PropertyAccessExpression && isTaken(node)) taken.push(node);
    if (node.kind === SyntaxKind.BindingElement && node.parent.kind === SyntaxKind.ObjectBindingPattern)
      destructured.push(node as BindingElement);
  });
  const symbols = checker.getSymbolAtLocation(taken.map((node) => (node as PropertyAccessExpression).name));
  const patterns = checker.getTypeAtLocation(destructured.map(({ parent }) => parent));
  const found = [
    ...taken.filter((_node, index) => needsThis(symbols[index], checker, classes)),
    ...destructured.filter((element, index) => {
      const type = patterns[index];
      const name = (element.propertyName ?? element.name) as Identifier | undefined;
      if (type === undefined || name?.kind !== SyntaxKind.Identifier) return false;
      return needsThis(checker.getPropertyOfType(type, name.text), checker, classes);
    }),
  ];
  return found.map((node) => ({
    file: file.fileName,
    line: file.text.slice(0, node.getStart()).split('\n').length,
    text: node.getText(),
  }));
}

/** False where the method is called, or is assigned to. */
function isTaken(node: Node): boolean {
  const { parent } = node;
  const called = parent as { readonly expression?: Node; readonly left?: Node };
  if (parent.kind === SyntaxKind.CallExpression) return called.expression !== node;
  if (parent.kind === SyntaxKind.PropertyAccessExpression) return false;
  if (parent.kind === SyntaxKind.TypeOfExpression || parent.kind === SyntaxKind.TypeQuery) return false;
  return !(parent.kind === SyntaxKind.BinaryExpression && called.left === node);
}

/** True for a method of a class, or of an interface that a class satisfies. */
function needsThis(symbol: CheckedSymbol | undefined, checker: Checker, classes: readonly Type[]): boolean {
  const owner = symbol?.getParent();
  if (symbol === undefined || owner === undefined) return false;
  return symbol.declarations.some(({ kind }) => {
    if (kind === SyntaxKind.MethodDeclaration) return (owner.flags & SymbolFlags.Class) !== 0;
    if (kind !== SyntaxKind.MethodSignature) return false;
    const type = checker.getDeclaredTypeOfSymbol(owner);
    return classes.some((one) => checker.isTypeAssignableTo(one, type));
  });
}
