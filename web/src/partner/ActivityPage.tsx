import { Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { AuditLine } from "../api/records";
import { actionWords } from "../audit/auditWords";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import { activityQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";

type Search = { cursor?: string | undefined };

export const activityRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/activity",
  validateSearch: (search: Record<string, unknown>): Search => ({ cursor: textOf(search.cursor) }),
  component: ActivityPage,
});

function ActivityPage() {
  const { cursor } = activityRoute.useSearch();
  const lines = useQuery(activityQuery(cursor));
  return (
    <>
      <PageHeader
        title="Activity"
        documentTitle="Activity"
        lead="What your people and keys did, and what was done at your sites. Nobody can change it."
      />
      <Loaded query={lines} what="the activity" skeleton={<TableSkeleton rows={8} />}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconHistory size={28} />} title="Nothing yet">
              Whatever somebody does for you is written down here.
            </EmptyState>
          ) : (
            <>
              <DataTable caption="Activity" columns={COLUMNS} rows={items} keyOf={(each) => each.id} />
              <Pager cursor={cursor} next={next_cursor} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

const COLUMNS: readonly Column<AuditLine>[] = [
  { header: "When", isName: true, cell: (line) => <AbsoluteTime at={line.at} /> },
  { header: "Who", cell: (line) => line.actor },
  {
    header: "Action",
    cell: (line) => (
      <>
        {actionWords(line.action)}
        <Text size="xs" c="dimmed" className="mono line">
          {line.action}
        </Text>
      </>
    ),
  },
  {
    header: "On",
    cell: (line) => [line.target, line.site_id].filter((each) => each !== null).join(" · "),
  },
  { header: "From", cell: (line) => <span className="mono line">{line.ip_address ?? "inside"}</span> },
];
