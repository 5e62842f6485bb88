import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import * as data from "./data";

// A stand-in for Central while working on pages: `npm run dev:mock`, any user name, password "password". The cookie
// mock=empty|slow|broken shows the other states of every page. Nothing of it is ever built into the product.
export function mockCentral(): Plugin {
  return {
    name: "mock-central",
    configureServer: ({ middlewares }) => {
      middlewares.use(serveApi);
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        response.setHeader("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'");
        serveApi(request, response, next);
      });
    },
  };
}

function serveApi(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (request.url?.startsWith("/api/") === true) {
    void answer(request, response);
  } else {
    next();
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://mock");
  const cookies = request.headers.cookie ?? "";
  const body = await bodyOf(request);
  const path = url.pathname;
  if (path === "/api/auth/login") {
    login(response, body);
  } else if (!cookies.includes("osiris_session=1")) {
    problem(response, 401, "unauthenticated", "Log in first");
  } else if (path === "/api/events") {
    events(response);
  } else if (path === "/api/auth/me") {
    json(response, 200, { user: data.user });
  } else if (cookies.includes("mock=broken")) {
    problem(response, 503, "unavailable", "The database does not answer");
  } else if (!cookies.includes("mock=slow")) {
    // A slow answer is one that never comes.
    route(
      response,
      `${request.method ?? "GET"} ${path}`,
      url.searchParams,
      body,
      cookies.includes("mock=empty"),
    );
  }
}

function route(
  response: ServerResponse,
  line: string,
  query: URLSearchParams,
  body: Record<string, unknown>,
  isEmpty: boolean,
): void {
  const list = (items: readonly unknown[]): void => page(response, isEmpty ? [] : items, query);
  const [method = "", path = ""] = line.split(" ");
  const [area = "", first = "", second = ""] = path.split("/").slice(2);
  const siteId = decodeURIComponent(first);
  switch (`${method} ${area}`) {
    case "POST auth":
      response.setHeader("Set-Cookie", [
        "osiris_session=; Path=/; Max-Age=0",
        "csrf_token=; Path=/; Max-Age=0",
      ]);
      response.writeHead(204).end();
      break;
    case "GET sites":
      site(response, siteId, second, list);
      break;
    case "POST sites": {
      const order = newOrder(body);
      data.orders.unshift(order);
      json(response, 201, {
        ...order,
        nonce: "00",
        signature: "00",
        signed_payload: "{}",
        key_id: "ed25519-00",
        runbook_id: null,
        priority: 0,
      });
      break;
    }
    case "GET evidence":
      evidence(response, line, query, list);
      break;
    case "GET incidents":
      incident(response, first, list);
      break;
    case "GET rules":
      list(data.rules);
      break;
    case "POST rules":
      json(response, 200, data.tried);
      break;
    case "GET runbooks":
      list(data.runbooks);
      break;
    case "GET releases":
      list(data.releases);
      break;
    case "GET fleet":
      list([]);
      break;
    case "GET checks":
      list(data.checks);
      break;
    case "GET partners":
      list(data.partners);
      break;
    case "POST partners":
      if (second === "provisions") {
        json(response, 201, {
          provision_id: data.uuid(7),
          provision_code: "ABCD1234EFGH5678",
          expires_at: new Date(Date.now() + 6e8).toISOString(),
        });
      } else if (body.slug === data.partners[0]?.slug) {
        problem(response, 409, "conflict", "A partner with this short name exists", [
          { field: "slug", message: "is taken" },
        ]);
      } else {
        json(response, 201, { ...data.partners[0], ...body });
      }
      break;
    default:
      problem(response, 404, "not_found", "There is nothing here");
  }
}

function site(
  response: ServerResponse,
  id: string,
  part: string,
  list: (items: readonly unknown[]) => void,
): void {
  const found = data.detail(id);
  if (id === "") {
    list(data.sites);
  } else if (found === undefined) {
    problem(response, 404, "not_found", "There is no such site");
  } else if (part === "appliances") {
    list(data.appliances(id));
  } else if (part === "watchers") {
    list(data.watchers(id));
  } else if (part === "orders") {
    list(data.orders.map(carriedOut));
  } else {
    json(response, 200, found);
  }
}

function incident(response: ServerResponse, id: string, list: (items: readonly unknown[]) => void): void {
  const found = data.incidentDetail(id);
  if (id === "") {
    list(data.incidents);
  } else if (found === undefined) {
    problem(response, 404, "not_found", "There is no such incident");
  } else {
    json(response, 200, found);
  }
}

function evidence(
  response: ServerResponse,
  line: string,
  query: URLSearchParams,
  list: (items: readonly unknown[]) => void,
): void {
  const [id = "", isVerify] = line.replace("GET /api/evidence/", "").split("/");
  if (id === "sites") {
    const [kind, check] = [query.get("kind"), query.get("check")];
    list(
      data.bundles.filter(
        (each) => (kind === null || each.kind === kind) && (check === null || each.check === check),
      ),
    );
    return;
  }
  const found = data.bundle(id);
  if (found === undefined) {
    problem(response, 404, "not_found", "There is no such bundle");
  } else if (isVerify === "verify") {
    const isBroken = data.bundles[17]?.bundle_id === id;
    json(response, 200, {
      bundle_id: id,
      signature_valid: true,
      chain_valid: !isBroken,
      key_id: found.key_id,
      reasons: isBroken ? ["prev_hash is not the link hash of sequence 209"] : [],
      checked_at: new Date().toISOString(),
    });
  } else {
    json(response, 200, found);
  }
}

function newOrder(body: Record<string, unknown>): (typeof data.orders)[number] {
  const now = Date.now();
  return {
    order_id: `ORD-20261121120000-${now.toString(16).slice(-8).toUpperCase()}`,
    appliance_id: "",
    order_type: String(body.order_type),
    parameters: isRecord(body.parameters) ? body.parameters : {},
    status: "pending",
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + 900_000).toISOString(),
    acknowledged_at: null,
    completed_at: null,
    result: null,
    error_code: null,
    error_message: null,
    created_by: "admin",
  };
}

// A new order is carried out two seconds later.
function carriedOut(order: (typeof data.orders)[number]): (typeof data.orders)[number] {
  const isDue = order.status === "pending" && Date.now() - Date.parse(order.created_at) > 2_000;
  return isDue ? { ...order, status: "completed", completed_at: new Date().toISOString() } : order;
}

function login(response: ServerResponse, body: Record<string, unknown>): void {
  if (body.password !== "password") {
    problem(response, 401, "invalid_credentials", "User name or password is wrong");
    return;
  }
  response.setHeader("Set-Cookie", [
    "osiris_session=1; Path=/; HttpOnly; SameSite=Strict",
    "csrf_token=mock; Path=/; SameSite=Strict",
  ]);
  json(response, 200, { user: data.user, csrf_token: "mock" });
}

function events(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write('event: hello\ndata: {"build_id":"0.1.0+mock"}\n\n');
}

function page(response: ServerResponse, items: readonly unknown[], query: URLSearchParams): void {
  const limit = Number(query.get("limit") ?? "50");
  const start = Number(query.get("cursor") ?? "0");
  const end = start + limit;
  json(response, 200, {
    items: items.slice(start, end),
    next_cursor: end < items.length ? String(end) : null,
  });
}

function problem(
  response: ServerResponse,
  status: number,
  code: string,
  detail: string,
  errors: readonly object[] = [],
): void {
  response.setHeader("X-Request-Id", data.uuid(status));
  json(response, status, { type: "about:blank", title: detail, status, detail, code, errors });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  request.setEncoding("utf8");
  let text = "";
  for await (const part of request) {
    text += String(part);
  }
  const body: unknown = text === "" ? {} : JSON.parse(text);
  return isRecord(body) ? body : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
