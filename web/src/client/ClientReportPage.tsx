import { Button, Select, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { ClientMonth } from "../api/records";
import { Loaded } from "../shell/Loaded";
import { oneOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import { monthQuery } from "./clientQueries";
import { clientRoute } from "./clientRoute";
import { monthsUntil, monthTitle } from "./clientWords";

type Search = { month?: string | undefined };

export const clientReportRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/report",
  validateSearch: (search: Record<string, unknown>): Search => ({
    month: oneOf(search.month, monthsUntil(new Date())),
  }),
  component: ClientReportPage,
});

function ClientReportPage() {
  const { month: wanted } = clientReportRoute.useSearch();
  const navigate = clientReportRoute.useNavigate();
  const months = monthsUntil(new Date());
  const month = wanted ?? months[0] ?? "";
  const query = useQuery(monthQuery(month));
  return (
    <>
      <PageHeader
        title={monthTitle(month)}
        documentTitle={`Report of ${monthTitle(month)}`}
        lead="What was looked at, found and put right, counted from the signed evidence."
        actions={
          <>
            <Select
              aria-label="Month"
              allowDeselect={false}
              data={months.map((each) => ({ value: each, label: monthTitle(each) }))}
              value={month}
              onChange={(value) => void navigate({ search: { month: value ?? undefined } })}
            />
            <Button
              leftSection={<IconPrinter size={16} aria-hidden="true" />}
              onClick={() => {
                window.print();
              }}
            >
              Print
            </Button>
          </>
        }
      />
      <Loaded query={query} what="the report" skeleton={<TableSkeleton rows={3} />}>
        {(report) => (
          <>
            <DataTable
              caption="Report by site"
              columns={COLUMNS}
              rows={report.sites}
              keyOf={(site) => site.site_id}
            />
            <Text size="sm" c="dimmed" mt="md">
              {report.client_name} · made <AbsoluteTime at={report.made_at} />
              {report.is_over ? null : " · the month is not over yet"}
            </Text>
          </>
        )}
      </Loaded>
    </>
  );
}

const COLUMNS: readonly Column<ClientMonth["sites"][number]>[] = [
  { header: "Site", isName: true, cell: (site) => site.name },
  { header: "Signed records", cell: (site) => site.bundles },
  { header: "In order", cell: (site) => site.passes },
  { header: "Not in order", cell: (site) => site.failures },
  { header: "Not known", cell: (site) => site.unknown },
  { header: "Fixed", cell: (site) => site.fixes },
  { header: "Incidents", cell: (site) => site.incidents_opened },
  { header: "Of these and earlier over", cell: (site) => site.incidents_resolved },
];
