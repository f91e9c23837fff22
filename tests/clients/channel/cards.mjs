// Checks cards against the published schema and draws them with the published renderer.
// usage: node cards.mjs SCHEMA.json    stdin: [{name, channel, card}]    stdout: one problem per line; nothing when all is well.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";

const require = createRequire(import.meta.url);
const Ajv = require("ajv").default;
const addFormats = require("ajv-formats").default;
const draft6 = require("ajv/dist/refs/json-schema-draft-06.json");

const { window } = new JSDOM("<!doctype html><html><body></body></html>");
for (const name of Object.getOwnPropertyNames(window)) if (/^(document|Node|Event|(HTML|Mouse|Keyboard).*)$/.test(name)) globalThis[name] = window[name];
globalThis.window = window;
const cards = require("adaptivecards/dist/adaptivecards.js");
cards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text; result.didProcess = true; };

const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { id, ...withoutId } = schema; // draft 4 spelling of $id; ajv wants to be asked without it
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addMetaSchema(draft6);
const valid = ajv.compile(withoutId);

const problems = [];

/** The renderer tests "lang" with an expression that remembers its place, so that every second card is warned of for nothing. */
function parse(json, version) {
  const context = new cards.SerializationContext(version);
  const card = new cards.AdaptiveCard();
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i))
    .filter((event) => !(/property "lang"/.test(event.message) && /^[a-z]{2,3}$/.test(json.lang)));
  return { card, events };
}

function* everything(node) {
  if (node === null || typeof node !== "object") return;
  yield node;
  for (const value of Object.values(node)) yield* everything(value);
}

for (const { name, channel, card } of JSON.parse(readFileSync(0, "utf8"))) {
  const say = (text) => problems.push(`${name} (${channel}): ${text}`);
  if (card?.type !== "AdaptiveCard") { say("CARD-01 not an AdaptiveCard"); continue; }
  if (!/^1\.[0-5]$/.test(card.version)) say(`CARD-02 version ${card.version}`);
  if (!valid(card)) say(`CARD-03 ${ajv.errorsText(valid.errors).slice(0, 400)}`);

  const own = cards.Version.parse(card.version, new cards.SerializationContext());
  for (const [rule, version] of [["CARD-04", cards.Versions.v1_6], ["CARD-05", own]]) {
    const { card: parsed, events } = parse(card, version);
    events.forEach((event) => say(`${rule} ${event.message}`));
    parsed.validateProperties().validationEvents.forEach((event) => say(`${rule} ${event.message}`));
    if (!parsed.render()) say(`${rule} not drawn`);
  }

  const nodes = [...everything(card)];
  const types = nodes.map((node) => node.type).filter(Boolean);
  if (channel !== "msteams" && types.includes("Action.Execute")) say("CARD-06 Action.Execute");
  if (channel !== "msteams" && card.refresh) say("CARD-06 refresh");
  for (const execute of nodes.filter((node) => node.type === "Action.Execute"))
    if (execute.fallback?.type !== "Action.Submit") say("CARD-07 no fallback Action.Submit");
  if ((card.refresh?.userIds?.length ?? 0) > 60) say("CARD-07 more than 60 userIds");
  if (channel === "msteams")
    for (const node of nodes) if (Array.isArray(node.actions) && node.actions.length > 6) say("more than 6 actions in a row");

  const inputs = nodes.filter((node) => String(node.type).startsWith("Input."));
  const ids = inputs.map((input) => input.id);
  if (ids.some((one) => !one) || new Set(ids).size !== ids.length) say("CARD-08 ids of inputs");
  inputs.filter((input) => !input.label && !(input.type === "Input.Toggle" && input.title)).forEach((input) => say(`CARD-09 no label on ${input.id}`));
  inputs.filter((input) => input.isRequired && !input.errorMessage).forEach((input) => say(`CARD-09 no errorMessage on ${input.id}`));
  nodes.filter((node) => node.type === "Image" && !node.altText).forEach(() => say("CARD-09 image without altText"));
  if (!card.lang || !card.fallbackText) say("CARD-09 lang or fallbackText missing");
  for (const node of nodes)
    for (const url of [node.url, node.backgroundImage?.url ?? node.backgroundImage, node.iconUrl])
      if (typeof url === "string" && !/^(https:|data:image\/)/.test(url)) say(`CARD-10 ${url}`);
  if (Buffer.byteLength(JSON.stringify(card)) > 28_000) say("CARD-11 larger than 28 kB");
  nodes.filter((node) => node.type === "TextBlock" && node.text?.length > 40 && node.wrap !== true).forEach((node) => say(`CARD-12 does not wrap: ${node.text.slice(0, 30)}`));
}

problems.forEach((problem) => console.log(problem));
process.exit(0);
