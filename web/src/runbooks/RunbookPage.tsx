import { Breadcrumbs, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Runbook, Step } from "../api/records";
import { Budget } from "../healing/Budget";
import { Stops } from "../healing/Stops";
import { Switches } from "../healing/Switches";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { Controls } from "../ui/Controls";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { JsonView, words } from "../ui/JsonView";
import { CardSkeleton } from "../ui/Loading";
import { ErrorState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { Severity } from "../ui/Severity";
import { RunbookFlags } from "./RunbookFlags";
import { runbooksQuery } from "./runbookQueries";

export const runbookRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/runbooks/$runbookId",
  component: RunbookPage,
});

function RunbookPage() {
  const { runbookId } = runbookRoute.useParams();
  const query = useQuery(runbooksQuery);
  return (
    <Loaded isPage query={query} what="this runbook" skeleton={<CardSkeleton height={320} />}>
      {({ items }) => {
        const runbook = items.find(({ runbook_id }) => runbook_id === runbookId);
        return runbook === undefined ? (
          <ErrorState
            isPage
            title="There is no such runbook, or not any more"
            message="Evidence that names it keeps the runbook as it was then."
          />
        ) : (
          <LoadedRunbook runbook={runbook} />
        );
      }}
    </Loaded>
  );
}

function LoadedRunbook({ runbook }: { runbook: Runbook }) {
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/runbooks">Runbooks</TextLink>
          </Breadcrumbs>
        }
        title={runbook.title}
        documentTitle={`Runbook: ${runbook.title}`}
        badge={<RunbookFlags runbook={runbook} />}
      />
      <Stack gap="xl">
        <Panel title="What it is">
          <Facts
            facts={[
              { term: "Runbook", value: <span className="mono">{runbook.runbook_id}</span> },
              { term: "Severity", value: <Severity level={runbook.severity} /> },
              { term: "Platforms", value: runbook.platforms.map(words).join(", ") },
              { term: "Time for all steps", value: `${runbook.timeout_seconds} s` },
              { term: "Cooldown counts as", value: runbook.tool },
              { term: "HIPAA controls", value: <Controls controls={runbook.hipaa_controls} /> },
              { term: "Rules that run it", value: <UsedBy rules={runbook.used_by} /> },
            ]}
          />
        </Panel>
        <Stops runbookId={runbook.runbook_id} />
        <Budget runbookId={runbook.runbook_id} />
        <Switches kind="runbook" name={runbook.runbook_id} />
        <Parameters runbook={runbook} />
        <Steps title="Looks first" steps={runbook.detect} otherwise="It does not look: the check did." />
        <Steps title="Puts it right" steps={runbook.remediate} otherwise="It changes nothing." />
        <Steps title="Verifies" steps={runbook.verify} otherwise="It is not verified." />
        <Steps
          title="Rolls back"
          steps={runbook.rollback}
          otherwise="What it does cannot be undone; when it does not help, a person is asked."
        />
      </Stack>
    </>
  );
}

function UsedBy({ rules }: { rules: readonly string[] }) {
  return rules.length === 0 ? (
    "none: orders and people only"
  ) : (
    <>
      {rules.map((rule) => (
        <span key={rule} style={{ display: "block" }}>
          <TextLink to="/rules/$ruleId" params={{ ruleId: rule }}>
            {rule}
          </TextLink>
        </span>
      ))}
    </>
  );
}

function Parameters({ runbook }: { runbook: Runbook }) {
  return (
    <Panel title="Parameters">
      {runbook.parameters.length === 0 ? (
        <Text c="dimmed">It has none.</Text>
      ) : (
        <DataTable
          caption="Parameters"
          columns={PARAMETERS}
          rows={runbook.parameters}
          keyOf={({ name }) => name}
        />
      )}
    </Panel>
  );
}

type Parameter = Runbook["parameters"][number];

const PARAMETERS: readonly Column<Parameter>[] = [
  { header: "Name", isName: true, cell: ({ name }) => <span className="mono">{name}</span> },
  { header: "Type", cell: ({ type }) => words(type) },
  { header: "What for", cell: ({ description }) => description },
  { header: "Unless given", cell: ({ standard }) => standard ?? "must be given" },
  { header: "Only", cell: ({ allowed }) => (allowed.length === 0 ? "any" : allowed.join(", ")) },
];

type Placed = Step & { readonly place: number };

function Steps({ title, steps, otherwise }: { title: string; steps: readonly Step[]; otherwise: string }) {
  return (
    <Panel title={title}>
      {steps.length === 0 ? (
        <Text c="dimmed">{otherwise}</Text>
      ) : (
        <DataTable
          caption={title}
          columns={STEPS}
          rows={steps.map((step, place) => ({ ...step, place }))}
          keyOf={({ place }) => String(place)}
        />
      )}
    </Panel>
  );
}

const STEPS: readonly Column<Placed>[] = [
  { header: "Step", isName: true, cell: ({ action, place }) => `${place + 1}. ${words(action)}` },
  { header: "With", cell: (step) => <JsonView value={step.arguments} /> },
  { header: "At most", cell: ({ timeout_seconds }) => `${timeout_seconds} s` },
];
