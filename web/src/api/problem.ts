/** What Central answered instead of the thing that was asked for (RFC 9457), or that it did not answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | undefined;
  readonly #body: object;

  constructor(problem: {
    status: number;
    code: string;
    message: string;
    fields?: Readonly<Record<string, string>>;
    requestId?: string | undefined;
    body?: object;
  }) {
    super(problem.message);
    this.name = "ApiProblem";
    this.status = problem.status;
    this.code = problem.code;
    this.fields = problem.fields ?? {};
    this.requestId = problem.requestId;
    this.#body = problem.body ?? {};
  }

  /** A list of texts that comes with this kind of problem; empty when it does not. */
  texts(name: string): readonly string[] {
    const list: unknown = Reflect.get(this.#body, name);
    return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
  }

  static unreachable(): ApiProblem {
    return new ApiProblem({ status: 0, code: "unreachable", message: "Central Command did not answer." });
  }

  static async of(response: Response): Promise<ApiProblem> {
    const body = await bodyOf(response);
    return new ApiProblem({
      status: response.status,
      code: text(body, "code") ?? "unexpected",
      message:
        text(body, "detail") ??
        text(body, "title") ??
        `Central Command answered with status ${response.status}.`,
      fields: fieldMessages(body),
      requestId: response.headers.get("X-Request-Id") ?? undefined,
      body,
    });
  }
}

async function bodyOf(response: Response): Promise<object> {
  try {
    const body: unknown = await response.clone().json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

function text(from: object, name: string): string | undefined {
  const value: unknown = Reflect.get(from, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function fieldMessages(body: object): Record<string, string> {
  const errors: unknown = Reflect.get(body, "errors");
  const messages: Record<string, string> = {};
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  for (const error of list) {
    if (typeof error === "object" && error !== null) {
      const field = text(error, "field");
      if (field !== undefined) {
        messages[field] = text(error, "message") ?? "is not valid";
      }
    }
  }
  return messages;
}
