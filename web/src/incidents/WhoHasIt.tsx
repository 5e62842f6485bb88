import { Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { decisionsOfQuery } from "../planner/plannerQueries";
import { DecisionStatus } from "../planner/DecisionStatus";
import { TextLink } from "../shell/links";
import { ticketsQuery } from "../tickets/ticketQueries";
import { TicketStatus } from "../tickets/TicketStatus";
import { Panel } from "../ui/Panel";

/** The planner's decisions and the tickets of an incident; nothing while there is neither. */
export function WhoHasIt({ incidentId }: { incidentId: string }) {
  const tickets = useQuery(ticketsQuery({ incident_id: incidentId })).data?.items ?? [];
  const decisions = useQuery(decisionsOfQuery(incidentId)).data?.items ?? [];
  return tickets.length + decisions.length === 0 ? null : (
    <Panel title="Who has it">
      <Stack gap="xs">
        {decisions.map((decision) => (
          <Group key={decision.decision_id} gap="sm">
            <TextLink to="/planner/decisions/$decisionId" params={{ decisionId: decision.decision_id }}>
              The planner: {decision.runbook_id ?? "no runbook"}
            </TextLink>
            <DecisionStatus status={decision.status} />
          </Group>
        ))}
        {tickets.map((ticket) => (
          <Group key={ticket.ticket_id} gap="sm">
            <TextLink to="/tickets/$ticketId" params={{ ticketId: ticket.ticket_id }}>
              Ticket {ticket.ticket_id}, {ticket.assignee ?? "nobody has it"}
            </TextLink>
            <TicketStatus status={ticket.status} />
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
