import { Group, Stack } from "@mantine/core";
import { IconBuildingHospital } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { OwnPartner, OwnSite } from "../api/records";
import { maySee, useMe } from "../api/session";
import { ButtonLink, TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Section } from "../ui/Section";
import { Stats } from "../ui/Stats";
import { ToneBadge } from "../ui/ToneBadge";
import { phaseWords } from "../sites/phaseWords";
import { ownPartnerQuery, ownSitesQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";
import { needWords } from "./partnerWords";

type Search = { cursor?: string | undefined };

export const overviewRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/",
  validateSearch: (search: Record<string, unknown>): Search => ({ cursor: textOf(search.cursor) }),
  component: OverviewPage,
});

function OverviewPage() {
  const partner = useQuery(ownPartnerQuery);
  const me = useMe();
  return (
    <>
      <PageHeader
        title={partner.data?.name ?? "Overview"}
        documentTitle="Overview"
        lead="What your clinics need from you today, the most urgent first."
      />
      <Stack gap="lg">
        <Loaded query={partner} what="your partner" skeleton={<TableSkeleton rows={2} />}>
          {(own) => <Figures own={own} />}
        </Loaded>
        {maySee(me) ? <SitesByNeed /> : null}
      </Stack>
    </>
  );
}

function Figures({ own }: { own: OwnPartner }) {
  return (
    <Stats
      stats={[
        { label: "Sites", value: own.sites, hint: "that you look after" },
        {
          label: "Need somebody",
          value: own.sites_in_need,
          hint: own.sites_in_need === 0 ? "nothing waits for you" : "listed first below",
        },
        { label: "Codes waiting", value: own.pending_codes, hint: "that no appliance has claimed" },
        { label: "People", value: own.people, hint: "who can log in for you" },
      ]}
    />
  );
}

function SitesByNeed() {
  const { cursor } = overviewRoute.useSearch();
  const sites = useQuery(ownSitesQuery(cursor));
  return (
    <Section title="Sites by what they need">
      <Loaded query={sites} what="your sites" skeleton={<TableSkeleton rows={5} />}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconBuildingHospital size={28} />}
              title="No site yet"
              action={<ButtonLink to="/partner/codes">Make a provision code</ButtonLink>}
            >
              A site appears here as soon as its appliance claims a provision code.
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption="Sites by what they need"
                columns={COLUMNS}
                rows={items}
                keyOf={(site) => site.site_id}
              />
              <Pager cursor={cursor} next={next_cursor} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

const COLUMNS: readonly Column<OwnSite>[] = [
  {
    header: "Site",
    isName: true,
    cell: (site) => (
      <TextLink to="/sites/$siteId" params={{ siteId: site.site_id }}>
        {site.name}
      </TextLink>
    ),
  },
  {
    header: "Needs",
    cell: (site) =>
      site.needs.length === 0 ? (
        <ToneBadge tone="pass">nothing</ToneBadge>
      ) : (
        <Group gap={6}>
          {site.needs.map((need, place) => (
            <ToneBadge key={need} tone={place === 0 ? "fail" : "unknown"}>
              {needWords(need)}
            </ToneBadge>
          ))}
        </Group>
      ),
  },
  {
    header: "Coming up",
    cell: (site) =>
      site.progress.phase === "complete" ? "done" : phaseWords(site.progress.phase).toLowerCase(),
  },
  { header: "Open incidents", cell: (site) => site.open_incidents },
  { header: "Open tickets", cell: (site) => site.open_tickets },
  {
    header: "Checks",
    cell: (site) => `${site.failing_checks} failing, ${site.unknown_checks} unknown`,
  },
];
