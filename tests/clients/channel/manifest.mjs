// Checks a filled Teams manifest and its language files against Microsoft's published schemas.
// usage: node manifest.mjs MANIFEST.json LANGUAGE.json…    stdout: one problem per line
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;

const [manifestPath, ...languages] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const manifest = read(manifestPath);
const schemas = join(dirname(require.resolve("@microsoft/app-manifest")), "json-schemas", "teams", `v${manifest.manifestVersion}`);

function check(name, json, schema) {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const valid = ajv.compile(read(join(schemas, schema)));
  if (!valid(json)) valid.errors.forEach((error) => console.log(`${name}: ${error.instancePath} ${error.message}`));
}

check(manifestPath, manifest, "MicrosoftTeams.schema.json");
for (const path of languages) check(path, read(path), "MicrosoftTeams.Localization.schema.json");
