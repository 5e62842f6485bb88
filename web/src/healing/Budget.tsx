import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../shell/Loaded";
import { Facts } from "../ui/Facts";
import { CardSkeleton } from "../ui/Loading";
import { Panel } from "../ui/Panel";
import { budgetQuery } from "./healingQueries";

/** What a runbook did by itself everywhere, and may still do. */
export function Budget({ runbookId }: { runbookId: string }) {
  const query = useQuery(budgetQuery);
  return (
    <Panel title="Budget at all sites">
      <Loaded query={query} what="the budget" skeleton={<CardSkeleton height={120} />}>
        {({ items }) => {
          const budget = items.find(({ runbook_id }) => runbook_id === runbookId);
          return budget === undefined ? (
            <Text c="dimmed">It changes nothing, so nothing is counted.</Text>
          ) : (
            <Facts
              facts={[
                {
                  term: "Hosts within an hour",
                  value: `${budget.hosts_in_hour} of ${budget.hosts_per_hour}`,
                },
                { term: "Hosts within a day", value: `${budget.hosts_in_day} of ${budget.hosts_per_day}` },
                { term: "Promised to appliances", value: `${budget.promised} more` },
                { term: "Runs within a day", value: `${budget.runs}, ${budget.failures} of them failed` },
              ]}
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}
