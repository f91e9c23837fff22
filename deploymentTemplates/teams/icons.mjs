// Draws both icons of the Teams app from shapes of our own: a speech bubble with "60" in it.
// usage: node deploymentTemplates/teams/icons.mjs    (writes color.png and outline.png beside this file)
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const samples = 4; // per pixel and direction

// Distances in a square of 1 × 1; negative is inside.
const box = (x, y, cx, cy, halfWidth, halfHeight, radius) => {
  const dx = Math.max(Math.abs(x - cx) - halfWidth + radius, 0);
  const dy = Math.max(Math.abs(y - cy) - halfHeight + radius, 0);
  return Math.hypot(dx, dy) - radius;
};
const tail = (x, y) => Math.max(0.6 - y, y - 0.84, 0.3 - x, x - 0.3 - (0.84 - y) * 0.75);
const bubble = (x, y) => Math.min(box(x, y, 0.5, 0.44, 0.36, 0.25, 0.12), tail(x, y));
const ring = (x, y, cx, cy, halfWidth, halfHeight, stroke) =>
  Math.abs(box(x, y, cx, cy, halfWidth, halfHeight, Math.min(halfWidth, halfHeight))) - stroke / 2;
const six = (x, y) => Math.min(
  ring(x, y, 0.37, 0.5, 0.08, 0.08, 0.05),
  Math.max(ring(x, y, 0.43, 0.45, 0.14, 0.17, 0.05), y - 0.5, x - 0.45));
const zero = (x, y) => ring(x, y, 0.62, 0.44, 0.08, 0.14, 0.05);
const sixty = (x, y) => Math.min(six(x, y), zero(x, y));

const blue = [0x1f, 0x4e, 0x79], white = [255, 255, 255];
const colour = (x, y) => bubble(x, y) < 0 && sixty(x, y) > 0 ? [...white, 255] : [...blue, 255];
const outline = (x, y) => {
  const line = Math.abs(bubble(x, y) + 0.025) < 0.035 || sixty(x, y) < 0.012;
  return [...white, line ? 255 : 0];
};

const crc = (bytes) => {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
};

function png(size, at) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < samples * samples; s++) {
        const x = (px + ((s % samples) + 0.5) / samples) / size;
        const y = (py + (Math.floor(s / samples) + 0.5) / samples) / size;
        const [r, g, b, a] = at(x, y);
        [r * a, g * a, b * a, a].forEach((part, i) => { sum[i] += part; });
      }
      const offset = py * (1 + size * 4) + 1 + px * 4;
      const alpha = sum[3] || 1;
      for (let i = 0; i < 3; i++) rows[offset + i] = sum[3] ? Math.round(sum[i] / alpha) : 255;
      rows[offset + 3] = Math.round(sum[3] / (samples * samples));
    }
  }

  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "ascii"), data]);
    const length = Buffer.alloc(4), check = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // 8 bits, colour with alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}

writeFileSync(join(here, "color.png"), png(192, colour));
writeFileSync(join(here, "outline.png"), png(32, outline));
