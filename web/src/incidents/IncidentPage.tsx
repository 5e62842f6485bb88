import { Breadcrumbs, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { IncidentDetail } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { Controls } from "../ui/Controls";
import { CopyableId } from "../ui/CopyField";
import { Facts } from "../ui/Facts";
import { JsonView, sentence } from "../ui/JsonView";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { Severity } from "../ui/Severity";
import { CloseIncident } from "./CloseIncident";
import { IncidentStatus } from "./IncidentStatus";
import { incidentQuery } from "./incidentQueries";
import { cameBack, outcomeOf, reporterOf, TIERS } from "./incidentWords";
import { Timeline } from "./Timeline";
import { WhoHasIt } from "./WhoHasIt";

export const incidentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/incidents/$incidentId",
  component: IncidentPage,
});

function IncidentPage() {
  const { incidentId } = incidentRoute.useParams();
  const query = useQuery(incidentQuery(incidentId));
  return (
    <Loaded isPage query={query} what="this incident" skeleton={<CardSkeleton height={320} />}>
      {(detail) => <LoadedIncident detail={detail} />}
    </Loaded>
  );
}

function LoadedIncident({ detail: { incident, timeline, closable_by_person } }: { detail: IncidentDetail }) {
  const title = sentence(incident.incident_type);
  const isOnlyReported = timeline.every(({ what }) => what === "reported");
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/incidents">Incidents</TextLink>
            <TextLink to="/sites/$siteId" params={{ siteId: incident.site_id }}>
              {incident.site_id}
            </TextLink>
          </Breadcrumbs>
        }
        title={title}
        documentTitle={`Incident: ${title}`}
        badge={<IncidentStatus status={incident.status} />}
        lead={`On ${incident.host_id}, reported by ${reporterOf(incident)}.`}
      />
      <Stack gap="xl">
        <Panel title="What happened">
          <Timeline entries={timeline} />
          {isOnlyReported ? (
            <Text c="dimmed" mt="sm">
              Nothing was decided or done yet, or the evidence of it has not arrived.
            </Text>
          ) : null}
        </Panel>
        <WhoHasIt incidentId={incident.incident_id} />
        {incident.status === "resolved" ? null : (
          <CloseIncident incidentId={incident.incident_id} isByPerson={closable_by_person} />
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Panel title="What is known">
            <Facts
              facts={[
                { term: "Severity", value: <Severity level={incident.severity} /> },
                {
                  term: "Check",
                  value: <span className="mono">{incident.check_type ?? "none of the catalogue"}</span>,
                },
                { term: "HIPAA controls", value: <Controls controls={incident.hipaa_controls} /> },
                { term: "Reported", value: <RelativeTime at={incident.received_at} /> },
                { term: "Tier", value: TIERS[incident.tier] },
                { term: "Outcome", value: outcomeOf(incident) || "not over yet" },
                { term: "Came back", value: <CameBack incident={incident} /> },
                { term: "Before", value: <Before incident={incident} /> },
                {
                  term: "Resolved",
                  value: <RelativeTime at={incident.resolved_at} never="not yet" />,
                },
                { term: "Incident", value: <CopyableId value={incident.incident_id} label="incident id" /> },
              ]}
            />
          </Panel>
          <Panel title="What was observed">
            <JsonView value={incident.details} />
          </Panel>
        </SimpleGrid>
        <Panel title="State before anybody acted">
          <JsonView value={incident.pre_state} />
        </Panel>
      </Stack>
    </>
  );
}

/** How often it came back after it was closed, and when last. */
function CameBack({ incident }: { incident: IncidentDetail["incident"] }) {
  return incident.reopened_at === null ? (
    cameBack(incident)
  ) : (
    <>
      {cameBack(incident)}, <RelativeTime at={incident.reopened_at} />
    </>
  );
}

/** How often the same was there before, and the way to it. */
function Before({ incident }: { incident: IncidentDetail["incident"] }) {
  return incident.earlier === 0 ? (
    "the first time on this host"
  ) : (
    <TextLink
      to="/incidents"
      search={{
        site_id: incident.site_id,
        host_id: incident.host_id,
        type: incident.check_type ?? incident.incident_type,
      }}
    >
      {incident.earlier} times on this host
    </TextLink>
  );
}
