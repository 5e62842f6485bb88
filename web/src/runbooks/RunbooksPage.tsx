import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Runbook } from "../api/records";
import { Stops } from "../healing/Stops";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { Controls } from "../ui/Controls";
import { DataTable, type Column } from "../ui/DataTable";
import { words } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { RunbookFlags } from "./RunbookFlags";
import { runbooksQuery } from "./runbookQueries";

export const runbooksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/runbooks",
  component: RunbooksPage,
});

function RunbooksPage() {
  const query = useQuery(runbooksQuery);
  return (
    <>
      <PageHeader
        title="Runbooks"
        documentTitle="Runbooks"
        lead="How drift is put right: fixed steps with typed parameters, never a free script. Each looks first, verifies itself, and undoes what did not help where that can be done."
      />
      <Stack gap="xl">
        <Stops />
        <Loaded query={query} what="the runbooks" skeleton={<TableSkeleton />}>
          {({ items }) => (
            <DataTable caption="Runbooks" columns={COLUMNS} rows={items} keyOf={(each) => each.runbook_id} />
          )}
        </Loaded>
      </Stack>
    </>
  );
}

const COLUMNS: readonly Column<Runbook>[] = [
  {
    header: "Runbook",
    isName: true,
    width: "20rem",
    cell: (runbook) => (
      <>
        <TextLink to="/runbooks/$runbookId" params={{ runbookId: runbook.runbook_id }}>
          {runbook.title}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {runbook.runbook_id}
        </Text>
      </>
    ),
  },
  { header: "Flags", cell: (runbook) => <RunbookFlags runbook={runbook} /> },
  { header: "Steps", cell: ({ remediate }) => remediate.length },
  { header: "Rules", cell: ({ used_by }) => used_by.length },
  { header: "HIPAA", cell: ({ hipaa_controls }) => <Controls controls={hipaa_controls} /> },
  { header: "Platforms", cell: ({ platforms }) => platforms.map(words).join(", ") },
];
