import { Button, Group, Select, Text } from "@mantine/core";
import { IconFilterOff, IconShieldCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Incident } from "../api/records";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { TextLink } from "../shell/links";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { SiteSelect } from "../sites/SiteSelect";
import { DataTable, type Column } from "../ui/DataTable";
import { words } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { Severity } from "../ui/Severity";
import { IncidentStatus } from "./IncidentStatus";
import { allIncidentsQuery, STATES, type IncidentFilter } from "./incidentQueries";
import { cameBack, outcomeOf, reporterOf } from "./incidentWords";

export const incidentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/incidents",
  validateSearch: (search: Record<string, unknown>): IncidentFilter => ({
    status: oneOf(search.status, STATES),
    site_id: textOf(search.site_id),
    host_id: textOf(search.host_id),
    type: textOf(search.type),
    cursor: textOf(search.cursor),
  }),
  component: IncidentsPage,
});

function IncidentsPage() {
  const search = incidentsRoute.useSearch();
  const navigate = incidentsRoute.useNavigate();
  const query = useQuery(allIncidentsQuery(search));
  const filter = (change: IncidentFilter): void =>
    void navigate({ search: (old) => ({ ...old, ...change, cursor: undefined }) });
  return (
    <>
      <PageHeader
        title="Incidents"
        documentTitle="Incidents"
        lead="What appliances and watchers of your sites reported, newest first. Open one to see what was decided about it, what was done, and the proof."
      />
      <Group mb="md" gap="sm" align="flex-end">
        <Select
          label="Status"
          placeholder="All"
          clearable
          data={[
            { value: "open", label: "Open" },
            { value: "escalated", label: "A person is asked" },
            { value: "resolved", label: "Resolved" },
          ]}
          value={search.status ?? null}
          onChange={(value) => filter({ status: oneOf(value, STATES) })}
          w={{ base: "100%", sm: 200 }}
        />
        <SiteSelect siteId={search.site_id} onChange={(siteId) => filter({ site_id: siteId })} />
        {search.host_id === undefined && search.type === undefined ? null : (
          <Button
            variant="default"
            rightSection={<IconX size={14} aria-hidden="true" />}
            onClick={() => filter({ host_id: undefined, type: undefined })}
          >
            Only {search.type === undefined ? "" : words(search.type)}
            {search.host_id === undefined ? "" : ` on ${search.host_id}`}
          </Button>
        )}
      </Group>
      <Loaded query={query} what="the incidents" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <Nothing
              isFiltered={Object.values(search).some((value) => value !== undefined)}
              onClear={() => void navigate({ search: {} })}
            />
          ) : (
            <>
              <DataTable
                caption="Incidents"
                columns={COLUMNS}
                rows={items}
                keyOf={(incident) => incident.incident_id}
              />
              <Pager cursor={search.cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyState
      icon={<IconFilterOff size={28} />}
      title="No incident matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all incidents
        </Button>
      }
    >
      No incident is like this, or there are none as old as this page.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconShieldCheck size={28} />} title="No incident reported">
      Appliances report drift that they cannot put right by themselves; watchers report what a host&apos;s
      journal and probes say.
    </EmptyState>
  );
}

const COLUMNS: readonly Column<Incident>[] = [
  {
    header: "Incident",
    isName: true,
    cell: (incident) => (
      <>
        <TextLink to="/incidents/$incidentId" params={{ incidentId: incident.incident_id }}>
          {words(incident.incident_type)}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400}>
          on {incident.host_id}
        </Text>
      </>
    ),
  },
  {
    header: "Status",
    cell: (incident) => (
      <>
        <IncidentStatus status={incident.status} />
        <Text size="xs" c="dimmed">
          {outcomeOf(incident)}
        </Text>
      </>
    ),
  },
  { header: "Tier", cell: ({ tier }) => tier },
  { header: "Came back", cell: cameBack },
  { header: "Before", cell: ({ earlier }) => (earlier === 0 ? "never" : `${earlier} times`) },
  { header: "Severity", cell: ({ severity }) => <Severity level={severity} /> },
  {
    header: "Site",
    cell: ({ site_id }) => (
      <TextLink to="/sites/$siteId" params={{ siteId: site_id }}>
        {site_id}
      </TextLink>
    ),
  },
  {
    header: "Reported by",
    cell: reporterOf,
  },
  { header: "Reported", cell: ({ received_at }) => <RelativeTime at={received_at} /> },
];
