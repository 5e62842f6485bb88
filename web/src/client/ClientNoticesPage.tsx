import { Stack } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { ClientNotice } from "../api/records";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import { Section } from "../ui/Section";
import { clientNoticesQuery, mailChoicesQuery } from "./clientQueries";
import { clientRoute } from "./clientRoute";
import { monthTitle } from "./clientWords";
import { MailChoicesForm } from "./MailChoicesForm";

type Search = { cursor?: string | undefined };

export const clientNoticesRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/notifications",
  validateSearch: (search: Record<string, unknown>): Search => ({ cursor: textOf(search.cursor) }),
  component: ClientNoticesPage,
});

function ClientNoticesPage() {
  const { cursor } = clientNoticesRoute.useSearch();
  const choices = useQuery(mailChoicesQuery);
  const notices = useQuery(clientNoticesQuery(cursor));
  return (
    <>
      <PageHeader
        title="Notifications"
        documentTitle="Notifications"
        lead="What your organisation is told, and what of it is mailed to you. A mail never names a machine or a person: it links to this portal."
      />
      <Stack gap="lg">
        <Loaded query={choices} what="what is mailed to you" skeleton={<TableSkeleton rows={3} />}>
          {(chosen) => <MailChoicesForm chosen={chosen} />}
        </Loaded>
        <Section title="What was told">
          <Loaded query={notices} what="what was told" skeleton={<TableSkeleton />}>
            {({ items, next_cursor: next }) =>
              items.length === 0 ? (
                <EmptyState icon={<IconBell size={28} />} title="Nothing had to be told yet">
                  It stands here, whatever is mailed.
                </EmptyState>
              ) : (
                <>
                  <DataTable
                    caption="What was told"
                    columns={COLUMNS}
                    rows={items}
                    keyOf={(notice) => notice.notice_id}
                  />
                  <Pager cursor={cursor} next={next} />
                </>
              )
            }
          </Loaded>
        </Section>
      </Stack>
    </>
  );
}

const COLUMNS: readonly Column<ClientNotice>[] = [
  {
    header: "What",
    isName: true,
    cell: ({ title, month }) =>
      month === null ? (
        title
      ) : (
        <TextLink to="/client/report" search={{ month }}>
          The report of {monthTitle(month)} is ready
        </TextLink>
      ),
  },
  { header: "Where", cell: (notice) => notice.site_name ?? "–" },
  { header: "When", cell: (notice) => <AbsoluteTime at={notice.at} /> },
];
