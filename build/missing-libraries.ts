/** Packages with the libraries that Electron is linked to, by the beginning of the library's name: Debian's, Fedora's. */
const PACKAGES: readonly (readonly [library: string, debian: string, fedora: string])[] = [
  ['libgtk-3', 'libgtk-3-0', 'gtk3'],
  ['libgdk', 'libgtk-3-0', 'gtk3'],
  ['libnss', 'libnss3', 'nss'],
  ['libsmime3', 'libnss3', 'nss'],
  ['libnspr4', 'libnspr4', 'nspr'],
  // Ubuntu 24.04 renamed it, and its apt does not choose among those that stand in.
  ['libasound', 'libasound2t64 (libasound2 before Ubuntu 24.04)', 'alsa-lib'],
  ['libatk-bridge', 'libatk-bridge2.0-0', 'at-spi2-atk'],
  ['libatk', 'libatk1.0-0', 'atk'],
  ['libatspi', 'libatspi2.0-0', 'at-spi2-core'],
  ['libcups', 'libcups2', 'cups-libs'],
  ['libdbus-1', 'libdbus-1-3', 'dbus-libs'],
  ['libdrm', 'libdrm2', 'libdrm'],
  ['libgbm', 'libgbm1', 'mesa-libgbm'],
  ['libX11', 'libx11-6', 'libX11'],
  ['libXcomposite', 'libxcomposite1', 'libXcomposite'],
  ['libXdamage', 'libxdamage1', 'libXdamage'],
  ['libXext', 'libxext6', 'libXext'],
  ['libXfixes', 'libxfixes3', 'libXfixes'],
  ['libXrandr', 'libxrandr2', 'libXrandr'],
  ['libxcb', 'libxcb1', 'libxcb'],
  ['libxkbcommon', 'libxkbcommon0', 'libxkbcommon'],
  ['libcairo', 'libcairo2', 'cairo'],
  ['libpango', 'libpango-1.0-0', 'pango'],
  ['libexpat', 'libexpat1', 'expat'],
  ['libudev', 'libudev1', 'systemd-libs'],
  ['libglib-2.0', 'libglib2.0-0', 'glib2'],
  ['libgio-2.0', 'libglib2.0-0', 'glib2'],
  ['libgobject-2.0', 'libglib2.0-0', 'glib2'],
];

/**
 * A phrase with all libraries that are missing and the packages that bring them.
 *
 * @param listed what `ldd` says of the program, empty where it could not be run
 * @param first the library at which the loader gave up
 */
export function missingLibraries(listed: string, first: string): string {
  const absent = [...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
  const names = [...new Set([first, ...absent])];
  const packages = names.flatMap((name) =>
    PACKAGES.filter(([library]) => name.startsWith(library)).slice(0, 1),
  );
  const debian = [...new Set(packages.map(([, name]) => name))].join(' ');
  const fedora = [...new Set(packages.map(([, , name]) => name))].join(' ');
  const hint = packages.length === 0 ? '' : `: install ${debian} (Debian, Ubuntu) or ${fedora} (Fedora)`;
  return `${names.length === 1 ? 'the library' : 'the libraries'} ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing${hint}`;
}
