// Takes the published Web Chat bundle out of its npm package, once.
// usage: node prepare.mjs <folder>        exit 0: the folder holds the pinned bundle
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gunzipSync, gzipSync } from 'node:zlib';

const { bundle } = JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'package.json'), 'utf8'));
const target = resolve(process.argv[2]);
const stamp = join(target, 'webchat.stamp');

const present = existsSync(stamp)
  && readFileSync(stamp, 'utf8') === bundle.integrity
  && Object.values(bundle.files).every(name => existsSync(join(target, name)));

if (present) {
  const now = new Date();
  utimesSync(stamp, now, now);
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'webchat-'));
  try {
    unpack(fetchPackage(scratch));
  } catch (problem) {
    console.error(`Web Chat: ${problem.code === 'ENOENT' ? 'npm was not found' : problem.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function fetchPackage(folder) {
  console.log(`Fetching ${bundle.package} ${bundle.version} once …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const output = execFileSync(npm, ['pack', `${bundle.package}@${bundle.version}`, '--silent', '--pack-destination', folder], {
    cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'],
  });
  const archive = readFileSync(join(folder, basename(output.trim().split('\n').at(-1))));
  const hash = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (hash !== bundle.integrity) throw new Error(`the package is not the one that was pinned (${hash})`);
  return gunzipSync(archive);
}

/** A tar archive is a row of 512-byte headers, each followed by its file. */
function unpack(tar) {
  mkdirSync(target, { recursive: true });
  const wanted = new Map(Object.entries(bundle.files));
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0 && wanted.size > 0;) {
    const name = text(tar, at + 345, 155) ? `${text(tar, at + 345, 155)}/${text(tar, at, 100)}` : text(tar, at, 100);
    const size = parseInt(text(tar, at + 124, 12), 8);
    if (wanted.has(name)) {
      save(wanted.get(name), tar.subarray(at + 512, at + 512 + size));
      wanted.delete(name);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  if (wanted.size > 0) throw new Error(`missing in the package: ${[...wanted.keys()].join(', ')}`);
  writeFileSync(stamp, bundle.integrity);
}

function save(name, bytes) {
  writeFileSync(join(target, name), bytes);
  if (name.endsWith('.js')) writeFileSync(join(target, `${name}.gz`), gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}

function text(bytes, from, length) {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8').trim();
}
