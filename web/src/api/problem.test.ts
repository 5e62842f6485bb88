import { expect, test } from "vitest";
import { ApiProblem } from "./problem";

test("of_problemJson_keepsCodeDetailAndFields", async () => {
  const body = {
    title: "Bad",
    status: 400,
    detail: "slug: is taken",
    code: "invalid_request",
    errors: [{ field: "slug", message: "is taken" }],
  };
  const problem = await ApiProblem.of(
    new Response(JSON.stringify(body), { status: 400, headers: { "X-Request-Id": "r-1" } }),
  );
  expect(problem).toMatchObject({
    status: 400,
    code: "invalid_request",
    message: "slug: is taken",
    fields: { slug: "is taken" },
    requestId: "r-1",
  });
});

test.each([
  "<html>bad gateway</html>",
  "",
  "null",
  "[]",
  '{"errors":"x","detail":7}',
  '{"errors":[null,3,{}]}',
])("of_garbage_%s_stillSaysTheStatus", async (text) => {
  const problem = await ApiProblem.of(new Response(text, { status: 502 }));
  expect(problem.message).toContain("502");
  expect(problem.fields).toEqual({});
});
