import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

const CLIENT_ID = "central";
const LIFE_SECONDS = 300;
const KEY_ID = "k1";

type Login = { readonly asked: URLSearchParams; readonly email: string };

/**
 * An OpenID provider that keeps to the protocol: discovery, keys, a login page, authorization code with PKCE, a secret
 * of the client, codes that work once. Everybody may log in as whoever he says; an address that begins with
 * "unverified" is said not to be verified.
 */
export class IdentityProvider {
  readonly #issuer: URL;
  readonly #secret: string;
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  readonly #logins = new Map<string, Login>();
  readonly #server: Server;

  /** At the address, and with the client's secret, that the running Central was started with. */
  constructor(issuer: string, secretFile: string) {
    this.#issuer = new URL(issuer);
    this.#secret = readFileSync(secretFile, "utf8").trim();
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((listening) => {
      this.#server.listen(Number(this.#issuer.port), this.#issuer.hostname, listening);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.#issuer);
    const body = new URLSearchParams(await textOf(request));
    switch (`${request.method ?? ""} ${url.pathname}`) {
      case "GET /.well-known/openid-configuration":
        json(response, 200, this.#metadata());
        break;
      case "GET /keys":
        json(response, 200, {
          keys: [
            { ...this.#keys.publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" },
          ],
        });
        break;
      case "GET /authorize":
        loginPage(response, url.searchParams);
        break;
      case "POST /authorize":
        this.#sendBack(response, url.searchParams, body.get("email") ?? "");
        break;
      case "POST /token":
        this.#redeem(response, request.headers.authorization, body);
        break;
      default:
        response.writeHead(404).end();
    }
  }

  #metadata(): object {
    const issuer = this.#issuer.origin;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    };
  }

  #sendBack(response: ServerResponse, asked: URLSearchParams, email: string): void {
    const code = randomUUID();
    this.#logins.set(code, { asked, email });
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", asked.get("state") ?? "");
    response.writeHead(302, { Location: back.href }).end();
  }

  #redeem(response: ServerResponse, authorization: string | undefined, sent: URLSearchParams): void {
    const code = sent.get("code") ?? "";
    const login = this.#logins.get(code);
    this.#logins.delete(code);
    if (login === undefined) {
      json(response, 400, { error: "invalid_grant" });
      return;
    }
    const client = [CLIENT_ID, this.#secret].map((part) => encodeURIComponent(part)).join(":");
    if (authorization !== `Basic ${Buffer.from(client).toString("base64")}`) {
      json(response, 401, { error: "invalid_client" });
    } else if (
      login.asked.get("redirect_uri") !== sent.get("redirect_uri") ||
      login.asked.get("code_challenge") !== sha256(sent.get("code_verifier") ?? "")
    ) {
      json(response, 400, { error: "invalid_grant" });
    } else {
      json(response, 200, { access_token: randomUUID(), token_type: "Bearer", id_token: this.#token(login) });
    }
  }

  #token({ asked, email }: Login): string {
    const now = Math.floor(Date.now() / 1000);
    const parts = [
      { alg: "RS256", typ: "JWT", kid: KEY_ID },
      {
        iss: this.#issuer.origin,
        aud: CLIENT_ID,
        sub: sha256(email),
        iat: now,
        exp: now + LIFE_SECONDS,
        nonce: asked.get("nonce"),
        email,
        email_verified: !email.startsWith("unverified"),
      },
    ];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signature = createSign("RSA-SHA256").update(signed).sign(this.#keys.privateKey, "base64url");
    return `${signed}.${signature}`;
  }
}

function loginPage(response: ServerResponse, asked: URLSearchParams): void {
  const isWhatAClientAsks =
    asked.get("client_id") === CLIENT_ID &&
    asked.get("response_type") === "code" &&
    asked.get("code_challenge_method") === "S256" &&
    (asked.get("scope") ?? "").split(" ").includes("openid");
  response
    .writeHead(isWhatAClientAsks ? 200 : 400, { "Content-Type": "text/html; charset=utf-8" })
    .end(
      isWhatAClientAsks
        ? '<!doctype html><html lang="en"><title>Contoso</title><h1>Contoso</h1><form method="post">' +
            '<label>Mail address <input name="email"></label> <button>Continue</button></form></html>'
        : "",
    );
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  request.setEncoding("utf8");
  let text = "";
  for await (const part of request) {
    text += String(part);
  }
  return text;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
