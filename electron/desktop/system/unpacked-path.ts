/**
 * Where a file of the packed app lies for other programs: they know no archives, so what they are to open or run is
 * unpacked beside it. The path itself where the app is not packed.
 */
export function unpackedPath(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}
