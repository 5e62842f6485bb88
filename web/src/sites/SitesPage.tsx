import { Alert, Button, Group, SegmentedControl, TextInput, VisuallyHidden } from "@mantine/core";
import { IconBuildingHospital, IconFilterOff, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute, Navigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Site } from "../api/records";
import { mayAdminister, maySee, useMe } from "../api/session";
import { ButtonLink, TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { CheckCounts } from "../ui/CheckCounts";
import { DataTable, type Column } from "../ui/DataTable";
import { LiveStatusBadge } from "../ui/LiveStatusBadge";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { Stats } from "../ui/Stats";
import { sitesQuery } from "./siteQueries";

const STATUSES = ["online", "stale", "offline", "pending"] as const;
type Search = { q?: string | undefined; status?: (typeof STATUSES)[number] | undefined };

export const sitesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/sites",
  validateSearch: (search: Record<string, unknown>): Search => ({
    q: textOf(search.q),
    status: oneOf(search.status, STATUSES),
  }),
  component: SitesPage,
});

function SitesPage() {
  return maySee(useMe()) ? <Sites /> : <Navigate to="/partner" replace />;
}

function Sites() {
  const query = useQuery(sitesQuery);
  return (
    <>
      <PageHeader
        title="Sites"
        documentTitle="Sites"
        lead="Every clinic, what its appliance last found, and whether it is still talking to us."
      />
      <Loaded query={query} what="your sites" skeleton={<TableSkeleton />}>
        {({ items, isCut }) => (items.length === 0 ? <NoSites /> : <SiteList sites={items} isCut={isCut} />)}
      </Loaded>
    </>
  );
}

function SiteList({ sites, isCut }: { sites: readonly Site[]; isCut: boolean }) {
  const search = sitesRoute.useSearch();
  const navigate = sitesRoute.useNavigate();
  const [clearings, setClearings] = useState(0);
  const shown = sites.filter((site) => matches(site, search));
  const clear = (): void => {
    setClearings(clearings + 1);
    void navigate({ search: {} });
  };
  return (
    <>
      <SiteStats sites={sites} />
      {isCut ? <Alert mb="md">Only the first {sites.length} sites are listed.</Alert> : null}
      <Group mb="md" gap="sm">
        <TextInput
          key={clearings}
          aria-label="Search sites"
          placeholder="Search by site or partner"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          defaultValue={search.q}
          onChange={(event) => {
            const q = textOf(event.currentTarget.value);
            void navigate({ search: (old) => ({ ...old, q }), replace: true });
          }}
          w={{ base: "100%", sm: 280 }}
        />
        <SegmentedControl
          aria-label="Live status"
          value={search.status ?? "all"}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, status: oneOf(value, STATUSES) }) })
          }
          data={[
            { value: "all", label: "All" },
            { value: "online", label: "Online" },
            { value: "stale", label: "Stale" },
            { value: "offline", label: "Offline" },
            { value: "pending", label: "Pending" },
          ]}
        />
      </Group>
      <VisuallyHidden role="status">{`${shown.length} of ${sites.length} sites shown`}</VisuallyHidden>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconFilterOff size={28} />}
          title="No site matches"
          action={
            <Button variant="default" onClick={clear}>
              Clear search and filter
            </Button>
          }
        >
          You have {sites.length} {sites.length === 1 ? "site" : "sites"}, but none with this name and status.
        </EmptyState>
      ) : (
        <DataTable caption="Sites" columns={COLUMNS} rows={shown} keyOf={(site) => site.site_id} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Site>[] = [
  {
    header: "Site",
    isName: true,
    cell: (site) => (
      <TextLink to="/sites/$siteId" params={{ siteId: site.site_id }}>
        {site.name}
      </TextLink>
    ),
  },
  { header: "Partner", cell: (site) => site.partner.brand_name },
  { header: "Status", cell: (site) => <LiveStatusBadge status={site.live_status} /> },
  { header: "Appliances", cell: (site) => `${site.appliances.online} of ${site.appliances.total} online` },
  { header: "Checks", cell: (site) => <CheckCounts counts={site.checks} /> },
  { header: "Last check-in", cell: (site) => <RelativeTime at={site.last_checkin} /> },
];

function SiteStats({ sites }: { sites: readonly Site[] }) {
  const online = sites.filter((site) => site.live_status === "online").length;
  const sum = (verdict: keyof Site["checks"]): number =>
    sites.reduce((total, site) => total + site.checks[verdict], 0);
  return (
    <Stats
      stats={[
        { label: "Sites online", value: `${online} / ${sites.length}`, hint: "checked in within 5 minutes" },
        { label: "Failing checks", value: sum("fail"), hint: "somebody should look" },
        { label: "Unknown checks", value: sum("unknown"), hint: "could not be evaluated; not a pass" },
        { label: "Passing checks", value: sum("pass"), hint: "each with signed evidence" },
      ]}
    />
  );
}

function NoSites() {
  const isAdmin = mayAdminister(useMe());
  return (
    <EmptyState
      icon={<IconBuildingHospital size={28} />}
      title="No site yet"
      action={isAdmin ? <ButtonLink to="/partners">Create a provision code</ButtonLink> : undefined}
    >
      A site appears here as soon as an appliance claims its provision code and checks in.{" "}
      {isAdmin
        ? "Create a code under Partners and type it into the appliance."
        : "Ask an administrator for a provision code."}
    </EmptyState>
  );
}

function matches(site: Site, { q, status }: Search): boolean {
  const text = `${site.name} ${site.site_id} ${site.partner.brand_name}`.toLowerCase();
  return (
    (status === undefined || site.live_status === status) &&
    (q === undefined || text.includes(q.trim().toLowerCase()))
  );
}
