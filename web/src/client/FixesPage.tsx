import { IconTool } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { ClientFix } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import { fixesQuery } from "./clientQueries";
import { clientRoute } from "./clientRoute";

type Search = { cursor?: string | undefined };

export const fixesRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/fixed",
  validateSearch: (search: Record<string, unknown>): Search => ({ cursor: textOf(search.cursor) }),
  component: FixesPage,
});

function FixesPage() {
  const { cursor } = fixesRoute.useSearch();
  const query = useQuery(fixesQuery(undefined, cursor));
  return (
    <>
      <PageHeader
        title="Fixed this month"
        documentTitle="Fixed this month"
        lead="What was found and put right by itself, and the proof."
      />
      <Loaded query={query} what="the repairs" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconTool size={28} />} title="Nothing had to be fixed this month">
              As soon as something is put right by itself, it stands here.
            </EmptyState>
          ) : (
            <>
              <DataTable caption="Repairs" columns={COLUMNS} rows={items} keyOf={(fix) => fix.execution_id} />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

const COLUMNS: readonly Column<ClientFix>[] = [
  { header: "What", isName: true, cell: (fix) => fix.title },
  { header: "Where", cell: (fix) => fix.site_name },
  { header: "When", cell: (fix) => <AbsoluteTime at={fix.fixed_at} /> },
  { header: "Took", cell: (fix) => `${Math.max(1, Math.round(fix.duration_ms / 1000)).toString()} s` },
  {
    header: "Proof",
    cell: (fix) =>
      fix.bundle_id === null ? (
        "on its way"
      ) : (
        <TextLink to="/client/evidence/$bundleId" params={{ bundleId: fix.bundle_id }}>
          Evidence
        </TextLink>
      ),
  },
];
