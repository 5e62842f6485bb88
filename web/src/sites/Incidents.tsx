import { Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Incident } from "../api/records";
import { IncidentStatus } from "../incidents/IncidentStatus";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { Controls } from "../ui/Controls";
import { DataTable, type Column } from "../ui/DataTable";
import { JsonView, words } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { Severity } from "../ui/Severity";
import { incidentsQuery } from "./siteQueries";

/** What the site's appliances reported as needing attention. */
export function Incidents({ siteId, cursor }: { siteId: string; cursor: string | undefined }) {
  const query = useQuery(incidentsQuery(siteId, cursor));
  return (
    <Loaded query={query} what="the incidents" skeleton={<TableSkeleton rows={4} />}>
      {({ items, next_cursor: next }) =>
        items.length === 0 ? (
          <EmptyState icon={<IconShieldCheck size={28} />} title="No incident reported">
            An appliance reports an incident when it finds something that it cannot put right by itself.
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption="Incidents"
              columns={COLUMNS}
              rows={items}
              keyOf={(incident) => incident.incident_id}
            />
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
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
    cell: ({ status }) => <IncidentStatus status={status} />,
  },
  { header: "Severity", cell: ({ severity }) => <Severity level={severity} /> },
  { header: "Details", cell: ({ details }) => <JsonView value={details} /> },
  { header: "HIPAA", cell: ({ hipaa_controls }) => <Controls controls={hipaa_controls} /> },
  { header: "Reported", cell: ({ received_at }) => <RelativeTime at={received_at} /> },
];
