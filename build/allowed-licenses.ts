/**
 * Licenses of others that the project accepts. What ships passes its license on to whoever uses the app, so only
 * licenses that ask for no more than to be named may travel along; tools stay here and may also share their own changes.
 */
const SHIPPED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);
const TOOLS: ReadonlySet<string> = new Set([...SHIPPED, 'CC-BY-4.0', 'MPL-2.0', 'WTFPL']);

/**
 * Whether a package with this license may be used.
 *
 * @param expression SPDX: one license, or several of which one may be chosen ("(MIT OR CC0-1.0)"). Others, such as two
 *   that hold at once, are not known here and refused.
 * @param ships whether the package is part of the app, or a tool that makes it
 */
export function isAllowedLicense(expression: string, ships: boolean): boolean {
  const choices = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((license) => (ships ? SHIPPED : TOOLS).has(license));
}
