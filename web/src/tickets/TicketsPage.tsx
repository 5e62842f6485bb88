import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { IconFilterOff, IconTicket } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import type { Ticket } from "../api/records";
import { useMe } from "../api/session";
import { ButtonLink, TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { SiteSelect } from "../sites/SiteSelect";
import { DataTable, type Column } from "../ui/DataTable";
import { textIn } from "../ui/formText";
import { sentence } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Severity } from "../ui/Severity";
import { SlaClock } from "./SlaClock";
import { SEVERITIES, STATES, ticketsQuery, type TicketFilter } from "./ticketQueries";
import { TicketStatus } from "./TicketStatus";
import { acknowledgeClock, escalationOf, resolveClock } from "./ticketWords";

export const ticketsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/tickets",
  validateSearch: (search: Record<string, unknown>): TicketFilter => ({
    status: oneOf(search.status, STATES),
    severity: oneOf(search.severity, SEVERITIES),
    site_id: textOf(search.site_id),
    assignee: textOf(search.assignee),
    incident_id: textOf(search.incident_id),
    cursor: textOf(search.cursor),
  }),
  component: TicketsPage,
});

function TicketsPage() {
  const search = ticketsRoute.useSearch();
  const navigate = ticketsRoute.useNavigate();
  const query = useQuery(ticketsQuery(search));
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <>
      <PageHeader
        title="Tickets"
        documentTitle="Tickets"
        lead="What no rule and no plan could put right, so that a person is asked. Each has two clocks: until somebody has it in hand, and until it is done."
        actions={
          <ButtonLink to="/messages" variant="default">
            Messages
          </ButtonLink>
        }
      />
      <Filters />
      <Loaded query={query} what="the tickets" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <Nothing isFiltered={isFiltered} onClear={() => void navigate({ search: {} })} />
          ) : (
            <>
              <DataTable caption="Tickets" columns={COLUMNS} rows={items} keyOf={(each) => each.ticket_id} />
              <Pager cursor={search.cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Filters() {
  const search = ticketsRoute.useSearch();
  const navigate = ticketsRoute.useNavigate();
  const me = useMe();
  const filter = (change: TicketFilter): void =>
    void navigate({ search: (old) => ({ ...old, ...change, cursor: undefined }) });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    filter({ assignee: textOf(textIn(new FormData(event.currentTarget), "assignee")) });
  };
  return (
    <form onSubmit={submit} role="search" aria-label="Tickets">
      <Group mb="md" gap="sm" align="flex-end">
        <Select
          label="Status"
          placeholder="All"
          clearable
          data={[
            { value: "open", label: "Open" },
            { value: "acknowledged", label: "In hand" },
            { value: "resolved", label: "Resolved" },
          ]}
          value={search.status ?? null}
          onChange={(value) => filter({ status: oneOf(value, STATES) })}
          w={{ base: "100%", sm: 150 }}
        />
        <Select
          label="Severity"
          placeholder="All"
          clearable
          data={SEVERITIES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
          value={search.severity ?? null}
          onChange={(value) => filter({ severity: oneOf(value, SEVERITIES) })}
          w={{ base: "100%", sm: 150 }}
        />
        <SiteSelect siteId={search.site_id} onChange={(siteId) => filter({ site_id: siteId })} />
        <TextInput
          label="Assignee"
          name="assignee"
          key={search.assignee ?? ""}
          defaultValue={search.assignee ?? ""}
          placeholder="Anybody"
          maxLength={255}
          w={{ base: "100%", sm: 170 }}
        />
        <Button type="submit" variant="default">
          Search
        </Button>
        <Button
          variant="subtle"
          disabled={search.assignee === me.username}
          onClick={() => filter({ assignee: me.username })}
        >
          Mine
        </Button>
      </Group>
    </form>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyState
      icon={<IconFilterOff size={28} />}
      title="No ticket matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all tickets
        </Button>
      }
    >
      No ticket is like this, or there are none as old as this page.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconTicket size={28} />} title="No ticket yet">
      A ticket is opened when neither a rule nor the planner can put an incident right.
    </EmptyState>
  );
}

const COLUMNS: readonly Column<Ticket>[] = [
  {
    header: "Ticket",
    isName: true,
    cell: (ticket) => (
      <>
        <TextLink to="/tickets/$ticketId" params={{ ticketId: ticket.ticket_id }}>
          {sentence(ticket.title)}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400}>
          number {ticket.ticket_id}, {ticket.site_id}
        </Text>
      </>
    ),
  },
  { header: "Status", cell: ({ status }) => <TicketStatus status={status} /> },
  { header: "Severity", cell: ({ severity }) => <Severity level={severity} /> },
  { header: "Acknowledge", cell: (ticket) => <SlaClock clockAt={(now) => acknowledgeClock(ticket, now)} /> },
  { header: "Resolve", cell: (ticket) => <SlaClock clockAt={(now) => resolveClock(ticket, now)} /> },
  { header: "Escalation", cell: escalationOf },
  { header: "Assignee", cell: ({ assignee }) => assignee ?? "nobody" },
];
