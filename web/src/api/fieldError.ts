import { ApiProblem } from "./problem";

/** What Central says about one field of a form. */
export function fieldError(error: Error | null, field: string): string | undefined {
  return error instanceof ApiProblem ? error.fields[field] : undefined;
}
