// An echo bot as Microsoft's samples write it, on Node's own http server. Token validation is on; its own token is given
// to it, so that no time goes into fetching one. Environment: PORT, APP_ID, METADATA (of the channel).
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = require("botbuilder");
const { AppCredentials } = require("botframework-connector");

class Given extends AppCredentials {
  async getToken() { return "issued-to-the-echo-bot"; }
  async refreshToken() { return { accessToken: "issued-to-the-echo-bot" }; }
}

const credentials = {
  isValidAppId: async (appId) => appId === process.env.APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async (appId, scope) => new Given(appId, undefined, scope),
};
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: process.env.APP_ID,
  ToBotFromChannelOpenIdMetadataUrl: process.env.METADATA,
  // One of these keys set, the package forgets its defaults for the others.
  ToBotFromChannelTokenIssuer: "https://api.botframework.com",
  ToBotFromEmulatorOpenIdMetadataUrl: "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration",
  ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
  ToChannelFromBotOAuthScope: "https://api.botframework.com",
  OAuthUrl: "https://api.botframework.com",
  ValidateAuthority: true,
  CallerId: "urn:botframework:azure",
}, credentials));
adapter.onTurnError = async (_, error) => console.error(error);

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.text(`Echo: ${context.activity.text}`));
      await next();
    });
  }
}

const bot = new Echo();
const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    // What the adapter expects of restify or express.
    const restified = Object.assign(request, { body: JSON.parse(Buffer.concat(chunks).toString("utf8")) });
    const answer = {
      socket: response.socket,
      header: (name, value) => response.setHeader(name, value),
      status: (code) => { response.statusCode = code; return answer; },
      send: (body) => { response.end(body === undefined ? undefined : JSON.stringify(body)); return answer; },
      end: (...rest) => { response.end(...rest); return answer; },
    };
    await adapter.process(restified, answer, (context) => bot.run(context));
  });
});
server.keepAliveTimeout = 120_000;
server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => console.log(`EchoBot: http://127.0.0.1:${server.address().port}`));
