import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { Ticket } from "../api/records";
import { useMe } from "../api/session";
import { explain } from "../shell/Loaded";
import { ReasonForm } from "../shell/ReasonForm";
import { Panel } from "../ui/Panel";
import { ticketQuery } from "./ticketQueries";

/** What a person does with a ticket: takes it in hand, gives it to somebody, says that it is done. */
export function TicketActions({ ticket }: { ticket: Ticket }) {
  const refresh = useRefresh(ticket.ticket_id);
  return (
    <Panel title="See to it">
      <Stack gap="lg">
        {ticket.status === "open" ? <Acknowledge ticket={ticket} onDone={refresh} /> : null}
        <Assign key={ticket.assignee} ticket={ticket} onDone={refresh} />
        <ReasonForm
          label="What was done"
          action="Resolve"
          send={(resolution) =>
            bodyOf(
              api.POST("/api/tickets/{ticket_id}/resolve", {
                params: { path: { ticket_id: ticket.ticket_id } },
                body: { resolution },
              }),
            )
          }
          onSent={refresh}
        />
      </Stack>
    </Panel>
  );
}

function useRefresh(ticketId: string): () => Promise<unknown> {
  const queries = useQueryClient();
  return async () => {
    // The ticket first: what is shown beside it may follow.
    await queries.invalidateQueries({ queryKey: ticketQuery(ticketId).queryKey, exact: true });
    void queries.invalidateQueries({ queryKey: ["tickets"] });
  };
}

type ActionProps = { ticket: Ticket; onDone: () => Promise<unknown> };

function Acknowledge({ ticket, onDone }: ActionProps) {
  const acknowledging = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/tickets/{ticket_id}/acknowledge", {
          params: { path: { ticket_id: ticket.ticket_id } },
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <Group>
      <Button loading={acknowledging.isPending} onClick={() => acknowledging.mutate()}>
        Acknowledge
      </Button>
      <Text c="dimmed" size="sm">
        Stops the first clock{ticket.assignee === null ? ", and makes it yours" : ""}.
      </Text>
      {acknowledging.isError ? (
        <Text c="red" role="alert">
          {explain(acknowledging.error)}
        </Text>
      ) : null}
    </Group>
  );
}

function Assign({ ticket, onDone }: ActionProps) {
  const me = useMe();
  const [assignee, setAssignee] = useState(ticket.assignee ?? me.username);
  const assigning = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/tickets/{ticket_id}/assign", {
          params: { path: { ticket_id: ticket.ticket_id } },
          body: { assignee: assignee.trim() },
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        assigning.mutate();
      }}
    >
      <Group align="flex-end">
        <TextInput
          label="Assignee"
          description="User name of an account"
          required
          maxLength={255}
          value={assignee}
          onChange={(event) => setAssignee(event.currentTarget.value)}
          error={assigning.isError ? explain(assigning.error) : undefined}
        />
        <Button
          type="submit"
          variant="default"
          loading={assigning.isPending}
          disabled={assignee.trim() === "" || assignee.trim() === ticket.assignee}
        >
          Assign
        </Button>
      </Group>
    </form>
  );
}
