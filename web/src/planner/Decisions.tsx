import { Button, Group, Select, Text } from "@mantine/core";
import { IconFilterOff, IconGavel } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Decision } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { oneOf } from "../shell/search";
import { SiteSelect } from "../sites/SiteSelect";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { DecisionStatus } from "./DecisionStatus";
import { DECISION_STATES, decisionsQuery, type DecisionFilter } from "./plannerQueries";
import { costOf, DECISION_WORDS } from "./plannerWords";

/** What the planner decided, newest first. */
export function Decisions({
  filter,
  onFilter,
}: {
  filter: DecisionFilter;
  onFilter: (filter: DecisionFilter) => void;
}) {
  const query = useQuery(decisionsQuery(filter));
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const narrow = (change: DecisionFilter): void => onFilter({ ...filter, ...change, cursor: undefined });
  return (
    <>
      <Group mb="md" gap="sm" align="flex-end">
        <Select
          label="Verdict"
          placeholder="All"
          clearable
          data={DECISION_STATES.map((value) => ({ value, label: DECISION_WORDS[value] }))}
          value={filter.status ?? null}
          onChange={(value) => narrow({ status: oneOf(value, DECISION_STATES) })}
          w={{ base: "100%", sm: 200 }}
        />
        <SiteSelect siteId={filter.site_id} onChange={(siteId) => narrow({ site_id: siteId })} />
      </Group>
      <Loaded query={query} what="the decisions" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <Nothing isFiltered={isFiltered} onClear={() => onFilter({})} />
          ) : (
            <>
              <DataTable
                caption="Decisions"
                columns={COLUMNS}
                rows={items}
                keyOf={(each) => each.decision_id}
              />
              <Pager cursor={filter.cursor} next={next} />
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
      title="No decision matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all decisions
        </Button>
      }
    >
      No decision is like this, or there are none as old as this page.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconGavel size={28} />} title="Nothing was decided yet">
      The planner is asked only about incidents that no rule knows.
    </EmptyState>
  );
}

const COLUMNS: readonly Column<Decision>[] = [
  {
    header: "Decision",
    isName: true,
    cell: (decision) => (
      <>
        <TextLink to="/planner/decisions/$decisionId" params={{ decisionId: decision.decision_id }}>
          {decision.runbook_id ?? "No runbook"}
        </TextLink>
        <Text size="xs" c="dimmed" fw={400}>
          {decision.site_id}
        </Text>
      </>
    ),
  },
  { header: "Verdict", cell: ({ status }) => <DecisionStatus status={status} /> },
  { header: "Why", cell: ({ reason, reasoning }) => reason ?? reasoning ?? "" },
  {
    header: "Certain",
    cell: ({ confidence }) => (confidence === null ? "not said" : `${confidence} %`),
  },
  { header: "Cost", cell: costOf },
  { header: "Asked", cell: ({ asked_at: at }) => <RelativeTime at={at} /> },
];
