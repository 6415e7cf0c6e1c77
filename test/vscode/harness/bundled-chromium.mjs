/**
 * The browser for machines that have none: the one inside `@sparticuz/chromium`, with that package's libraries and
 * with fonts of our own.
 *
 * The package's own launcher is not used: it unpacks into a shared `/tmp/chromium` whatever its version, and switches
 * web security off. Chromium aborts without a fontconfig file, and code is not readable without a monospaced font.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'];

/** The folder is named relative to this file, so that the cache can be moved. */
const FONTS_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

/** Unpacks the browser from `modules` into the folder `chromium` of `home`. */
export async function unpackChromium(modules, home) {
  const at = (...parts) => path.join(home, 'chromium', ...parts);
  const packed = path.join(modules, '@sparticuz', 'chromium', 'bin');
  const tar = createRequire(path.join(modules, 'package.json'))('tar-fs');
  await fs.mkdir(at('fonts'), { recursive: true });

  const unpack = (file, to) => pipeline(createReadStream(path.join(packed, file)), createBrotliDecompress(), to);
  await Promise.all([
    unpack('chromium.br', createWriteStream(at('chromium'), { mode: 0o755 })),
    unpack('al2023.tar.br', tar.extract(at('libraries'))),
    ...FONTS.map((name) => fs.copyFile(path.join(modules, 'dejavu-fonts-ttf', 'ttf', name), at('fonts', name))),
  ]);
  await fs.writeFile(at('fonts.conf'), FONTS_CONFIGURATION);
}

/** How to start it. */
export function bundledChromium({ chromium }) {
  const libraries = path.join(chromium, 'libraries', 'lib');
  return {
    executablePath: path.join(chromium, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: chromium,
    },
  };
}
