import { Breadcrumbs, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Ticket } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { IncidentStatus } from "../incidents/IncidentStatus";
import { incidentQuery } from "../incidents/incidentQueries";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { sentence, words } from "../ui/JsonView";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { AbsoluteTime, RelativeTime } from "../ui/RelativeTime";
import { Section } from "../ui/Section";
import { Severity } from "../ui/Severity";
import { SlaClock } from "./SlaClock";
import { TicketActions } from "./TicketActions";
import { TicketDeliveries } from "./TicketDeliveries";
import { ticketQuery } from "./ticketQueries";
import { TicketStatus } from "./TicketStatus";
import { acknowledgeClock, escalationOf, historyOf, resolveClock, type HistoryLine } from "./ticketWords";

export const ticketRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/tickets/$ticketId",
  component: TicketPage,
});

function TicketPage() {
  const { ticketId } = ticketRoute.useParams();
  const query = useQuery(ticketQuery(ticketId));
  return (
    <Loaded isPage query={query} what="this ticket" skeleton={<CardSkeleton height={320} />}>
      {(ticket) => <LoadedTicket ticket={ticket} />}
    </Loaded>
  );
}

function LoadedTicket({ ticket }: { ticket: Ticket }) {
  const isOperator = mayOperate(useMe());
  const title = sentence(ticket.title);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/tickets">Tickets</TextLink>
            <TextLink to="/sites/$siteId" params={{ siteId: ticket.site_id }}>
              {ticket.site_id}
            </TextLink>
          </Breadcrumbs>
        }
        title={title}
        documentTitle={`Ticket ${ticket.ticket_id}: ${title}`}
        badge={<TicketStatus status={ticket.status} />}
        lead={`Ticket ${ticket.ticket_id}. ${sentence(ticket.reason)}.`}
      />
      <Stack gap="xl">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Clocks ticket={ticket} />
          <IncidentOf ticket={ticket} />
        </SimpleGrid>
        {isOperator && ticket.status !== "resolved" ? <TicketActions ticket={ticket} /> : null}
        <Section title="History">
          <DataTable
            caption="History"
            columns={HISTORY}
            rows={historyOf(ticket)}
            keyOf={({ what }) => what}
          />
        </Section>
        <TicketDeliveries ticketId={ticket.ticket_id} />
      </Stack>
    </>
  );
}

function Clocks({ ticket }: { ticket: Ticket }) {
  return (
    <Panel title="Who has it, and until when">
      <Facts
        facts={[
          { term: "Severity", value: <Severity level={ticket.severity} /> },
          { term: "Assignee", value: ticket.assignee ?? "nobody" },
          { term: "Escalation", value: escalationOf(ticket) },
          { term: "Acknowledge", value: <SlaClock clockAt={(now) => acknowledgeClock(ticket, now)} /> },
          { term: "Acknowledge by", value: <AbsoluteTime at={ticket.respond_by} /> },
          { term: "Resolve", value: <SlaClock clockAt={(now) => resolveClock(ticket, now)} /> },
          { term: "Resolve by", value: <AbsoluteTime at={ticket.resolve_by} /> },
        ]}
      />
    </Panel>
  );
}

function IncidentOf({ ticket }: { ticket: Ticket }) {
  const query = useQuery(incidentQuery(ticket.incident_id));
  return (
    <Panel title="Its incident">
      <Loaded query={query} what="its incident" skeleton={<CardSkeleton height={160} />}>
        {({ incident }) => (
          <>
            <Facts
              facts={[
                {
                  term: "Incident",
                  value: (
                    <TextLink to="/incidents/$incidentId" params={{ incidentId: incident.incident_id }}>
                      {words(incident.incident_type)}
                    </TextLink>
                  ),
                },
                { term: "Host", value: incident.host_id },
                { term: "Status", value: <IncidentStatus status={incident.status} /> },
                {
                  term: "Check",
                  value: <span className="mono">{incident.check_type ?? "none of the catalogue"}</span>,
                },
                { term: "Reported", value: <RelativeTime at={incident.received_at} /> },
              ]}
            />
            <Text c="dimmed" size="sm" mt="sm">
              Resolving a ticket says that a person is done. The incident ends by its evidence, or by its own
              door.
            </Text>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const HISTORY: readonly Column<HistoryLine>[] = [
  { header: "What", isName: true, cell: ({ what }) => what },
  { header: "Who", cell: ({ who }) => who },
  { header: "When", cell: ({ at }) => <AbsoluteTime at={at} /> },
];
