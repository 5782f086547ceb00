/**
 * The path of an app file for other programs. They cannot read archives, so files that they open or run are unpacked
 * beside the archive. Where the app is not packed, the path stays as it is.
 */
export function unpackedPath(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}
