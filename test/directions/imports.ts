import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';

/**
 * How one file refers to another:
 * - value: loaded when the program runs (import, re-export, require, import.meta.resolve);
 * - lazy: loaded when the line is reached (a dynamic import with a literal);
 * - type: erased before the program runs, but a dependency of the design all the same.
 */
type ImportKind = 'value' | 'lazy' | 'type';

/** How a source is to be read: TypeScript with or without JSX, or JavaScript of either module system. */
export type SourceKind = 'ts' | 'tsx' | 'module' | 'commonjs';

export interface ImportFound {
  readonly specifier: string;
  readonly kind: ImportKind;
  /** Which resolution Node uses for it. */
  readonly syntax: 'import' | 'require';
  /** 1-based. */
  readonly line: number;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** By the names that bundlers give it, too. */
const REQUIRE = /^(__)?require(\$\d+)?$/;

/** The text of a string literal, or of a template without holes; null for anything computed. */
const literal = (value: unknown): string | null => {
  if (!isNode(value)) return null;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral') return null;
  const quasis = value.quasis as readonly { readonly value: { readonly cooked: string | null } }[];
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
};

const isMember = (value: unknown, property: string): boolean =>
  isNode(value) &&
  value.type === 'MemberExpression' &&
  isNode(value.object) &&
  value.object.type === 'MetaProperty' &&
  isNode(value.property) &&
  value.property.name === property;

/** True when every named specifier of `import { type A, type B } from …` is a type. */
const onlyTypes = (node: Node, kindKey: 'importKind' | 'exportKind'): boolean => {
  if (node[kindKey] === 'type') return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[kindKey] === 'type');
};

/** The import a single syntax node makes, if it makes one. */
function importOf(node: Node): { readonly specifier: string | null; readonly kind: ImportKind } | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: literal(node.source), kind: onlyTypes(node, 'importKind') ? 'type' : 'value' };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source === null || node.source === undefined
        ? null
        : { specifier: literal(node.source), kind: onlyTypes(node, 'exportKind') ? 'type' : 'value' };
    case 'ImportExpression':
      return { specifier: literal(node.source), kind: 'lazy' };
    case 'TSImportType':
      return { specifier: literal(node.source), kind: 'type' };
    case 'TSExternalModuleReference':
      return { specifier: literal(node.expression), kind: 'value' };
    case 'CallExpression': {
      const callee = node.callee;
      const isRequire = isNode(callee) && callee.type === 'Identifier' && REQUIRE.test(String(callee.name));
      if (!isRequire && !isMember(callee, 'resolve')) return null;
      return { specifier: literal((node.arguments as readonly unknown[])[0]), kind: 'value' };
    }
    case 'NewExpression': {
      // new URL('./worker.ts', import.meta.url): how a worker or a file beside this one is named.
      const [path, base] = node.arguments as readonly unknown[];
      const isUrl = isNode(node.callee) && node.callee.name === 'URL' && isMember(base, 'url');
      const specifier = isUrl ? literal(path) : null;
      return specifier !== null && /\.[cm]?[jt]sx?$/.test(specifier) ? { specifier, kind: 'value' } : null;
    }
    default:
      return null;
  }
}

/**
 * Every import of a source: static, type-only, re-exported, dynamic, required. The source is parsed,
 * so comments and strings that look like imports are none.
 *
 * @throws SyntaxError (from the parser) when the source does not parse.
 */
export function findImports(source: string, as: SourceKind = 'ts'): readonly ImportFound[] {
  const found: ImportFound[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (!isNode(value)) return;
    const made = importOf(value);
    if (made !== null && made.specifier !== null) {
      const line = source.slice(0, value.start as number).split('\n').length;
      const isRequire = value.type === 'CallExpression' && !isMember(value.callee, 'resolve');
      const syntax = isRequire || value.type === 'TSExternalModuleReference' ? 'require' : 'import';
      found.push({ specifier: made.specifier, kind: made.kind, syntax, line });
    }
    for (const key of Object.keys(value)) visit(value[key]);
  };
  const isTypeScript = as === 'ts' || as === 'tsx';
  visit(parseAst(source, isTypeScript ? { lang: as, sourceType: 'module' } : { lang: 'js', sourceType: as }));
  return found;
}

/** The imports of a file on disk. */
export function importsOfFile(path: string): readonly ImportFound[] {
  return findImports(readFileSync(path, 'utf8'), path.endsWith('x') ? 'tsx' : 'ts');
}
