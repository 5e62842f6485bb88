import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DeliveryTable } from "../deliveries/DeliveryTable";
import { Loaded } from "../shell/Loaded";
import { TableSkeleton } from "../ui/Loading";
import { Panel } from "../ui/Panel";
import { Section } from "../ui/Section";
import { ticketDeliveriesQuery } from "./ticketQueries";

/** What was told of a ticket, and to whom. */
export function TicketDeliveries({ ticketId }: { ticketId: string }) {
  const query = useQuery(ticketDeliveriesQuery(ticketId));
  return (
    <Loaded query={query} what="who was told" skeleton={<TableSkeleton rows={2} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Panel title="Who was told">
            <Text c="dimmed">
              Nobody: no mail address, webhook or log server is set up for this site, or not for this
              severity.
            </Text>
          </Panel>
        ) : (
          <Section title="Who was told">
            <DeliveryTable caption="Who was told" deliveries={items} />
          </Section>
        )
      }
    </Loaded>
  );
}
