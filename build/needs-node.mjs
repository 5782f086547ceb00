/**
 * What a Node that is too old is told, in one line; null for one that will do. The build puts this function's text
 * before the headless program: it must parse on old Nodes and use nothing from outside.
 *
 * @param {string} version process.versions.node
 * @param {string} remedy what helps, as a sentence
 * @returns {string | null}
 */
export function wordForOldNode(version, remedy = '"npm run headless" brings its own.') {
  return Number.parseInt(version, 10) >= 24
    ? null
    : `XRPL Chime needs Node 24 or later; this is ${version}. ${remedy}`;
}
