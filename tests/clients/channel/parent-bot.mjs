// Microsoft's own client calls the bot as another bot would. usage: node parent-bot.mjs
// stdin: {url, serviceUrl, token, from, to}   stdout: one JSON object with what came back.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { AppCredentials } = require("botframework-connector");
const { ActivityTypes, DeliveryModes } = require("botframework-schema");
const { ConfigurationBotFrameworkAuthentication, MessageFactory, TurnContext } = require("botbuilder");

const given = JSON.parse(readFileSync(0, "utf8"));

class Signed extends AppCredentials {
  async getToken() { return given.token; }
  async refreshToken() { return { accessToken: given.token }; }
}

const credentialsFactory = {
  isValidAppId: async () => true,
  isAuthenticationDisabled: async () => false,
  createCredentials: async (appId, scope) => new Signed(appId, undefined, scope),
};
const client = new ConfigurationBotFrameworkAuthentication({}, credentialsFactory).createBotFrameworkClient();

const activity = (change) => ({
  ...TurnContext.applyConversationReference(
    MessageFactory.text("Bonjour"),
    {
      channelId: "test", serviceUrl: given.serviceUrl,
      conversation: { id: "parent-conversation" }, user: { id: "user-1", name: "Visiteur" }, bot: { id: given.to, name: "Article 60" },
    },
    true),
  id: `p${Date.now()}${Math.random()}`,
  ...change,
});
const post = (conversation, change) =>
  client.postActivity(given.from, given.to, given.url, given.serviceUrl, conversation, activity(change));

const replies = await post("expect-1", { deliveryMode: DeliveryModes.ExpectReplies });
for (const reply of replies.body.activities) {
  const back = TurnContext.getConversationReference(reply);
  if (reply.type !== ActivityTypes.Message || back.conversation.id !== "expect-1" || back.bot.id !== "user-1") throw new Error(JSON.stringify(reply));
}
const invoke = await post("invoke-1", {
  type: "invoke", name: "adaptiveCard/action",
  value: { action: { type: "Action.Execute", verb: "help", data: {} }, trigger: "manual" },
});
const unknown = await post("invoke-2", { type: "invoke", name: "nobody/knows", value: {} });
const later = await post(given.conversation, {});

console.log(JSON.stringify({
  expectReplies: { status: replies.status, count: replies.body.activities.length },
  invoke: { status: invoke.status, statusCode: invoke.body.statusCode },
  unknown: unknown.status,
  later: later.status,
}));
