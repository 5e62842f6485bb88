import { Text, Title } from "@mantine/core";
import { DataTable, type Column } from "../ui/DataTable";
import { JsonView } from "../ui/JsonView";
import { listIn, numberIn, textIn, type Payload } from "./payload";

type Action = { readonly fields: Payload; readonly place: number };

/** What was done, step by step, with exit codes. */
export function ActionsTaken({ payload }: { payload: Payload }) {
  const actions = listIn(payload, "action_taken").flatMap((each, place) =>
    isFields(each) ? [{ fields: each, place }] : [],
  );
  return (
    <section aria-labelledby="actions">
      <Title order={2} size="h4" id="actions" mb="sm">
        Actions taken
      </Title>
      {actions.length === 0 ? (
        <Text c="dimmed">None: the appliance looked and changed nothing.</Text>
      ) : (
        <DataTable
          caption="Actions taken"
          columns={COLUMNS}
          rows={actions}
          keyOf={({ place }) => String(place)}
        />
      )}
    </section>
  );
}

const COLUMNS: readonly Column<Action>[] = [
  {
    header: "Step",
    isName: true,
    cell: ({ fields, place }) =>
      `${numberIn(fields, "step") ?? place + 1}. ${textIn(fields, "action") ?? "unnamed"}`,
  },
  {
    header: "Command",
    cell: ({ fields }) => <span className="mono">{textIn(fields, "command") ?? "none"}</span>,
  },
  { header: "Exit code", cell: ({ fields }) => numberIn(fields, "exit_code") ?? "none" },
  { header: "Took", cell: ({ fields }) => `${numberIn(fields, "duration_ms") ?? "?"} ms` },
  { header: "Result", cell: ({ fields }) => <JsonView value={fields.result} /> },
];

function isFields(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
