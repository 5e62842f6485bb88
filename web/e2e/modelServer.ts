import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** What the model answers: a runbook of those that it was offered, with the first value of each parameter. */
export type Opinion = {
  readonly runbook: string;
  readonly confidence: number;
  readonly reasoning: string;
};

const TOKENS = { prompt_tokens: 1200, completion_tokens: 60, total_tokens: 1260 };

/**
 * A server of a language model that speaks the protocol of chat completions as Central asks for them: with a key, a
 * question, and an answer that has to fit a JSON schema. It takes messages of Central's channels, too.
 */
export class ModelServer {
  readonly #url: URL;
  readonly #key: string;
  readonly #server: Server;
  readonly messages: string[] = [];
  opinion: Opinion = { runbook: "none", confidence: 0, reasoning: "" };

  /** At the address, and with the key, that the running Central was started with. */
  constructor(url: string, keyFile: string) {
    this.#url = new URL(url);
    this.#key = readFileSync(keyFile, "utf8").trim();
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((listening) => {
      this.#server.listen(Number(this.#url.port), this.#url.hostname, listening);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    switch (`${request.method ?? ""} ${request.url ?? ""}`) {
      case "POST /v1/chat/completions":
        if (request.headers.authorization === `Bearer ${this.#key}`) {
          this.#complete(response, JSON.parse(body));
        } else {
          json(response, 401, { error: { message: "Incorrect API key", type: "invalid_request_error" } });
        }
        break;
      case "POST /hook":
        this.messages.push(body);
        response.writeHead(204).end();
        break;
      default:
        json(response, 404, { error: { message: "no such path", type: "invalid_request_error" } });
    }
  }

  #complete(response: ServerResponse, asked: unknown): void {
    const offered = offers(asked).find((each) => field(each, "runbook_id") === this.opinion.runbook);
    const plan = {
      runbook_id: offered === undefined ? "none" : this.opinion.runbook,
      parameters: firstValues(field(offered, "parameters")),
      confidence: this.opinion.confidence,
      needs_person: false,
      reasoning: this.opinion.reasoning,
    };
    json(response, 200, {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: Math.floor(Date.now() / 1000),
      model: field(asked, "model"),
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: JSON.stringify(plan), refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
      ],
      usage: TOKENS,
    });
  }
}

/** What the question says may be chosen. */
function offers(asked: unknown): readonly unknown[] {
  const messages = list(field(asked, "messages"));
  const question: unknown = JSON.parse(String(field(messages.at(-1), "content")));
  return list(field(question, "runbooks"));
}

function firstValues(parameters: unknown): readonly object[] {
  return typeof parameters === "object" && parameters !== null
    ? Object.entries(parameters).map(([name, each]) => ({ name, value: list(field(each, "values"))[0] }))
    : [];
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
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
