import { Breadcrumbs, Tabs, Text } from "@mantine/core";
import {
  IconAlertTriangle,
  IconBell,
  IconFileCertificate,
  IconKey,
  IconListCheck,
  IconSend,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { SiteDetail } from "../api/records";
import { isOfPlatform, maySee, useMe } from "../api/session";
import { Credentials, DEEDS } from "../credentials/Credentials";
import { KINDS } from "../evidence/evidenceWords";
import { EvidenceList } from "../evidence/EvidenceList";
import { ButtonLink, TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { LiveStatusBadge } from "../ui/LiveStatusBadge";
import { CardSkeleton, TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { Appliances } from "./Appliances";
import { CheckTable, VERDICTS } from "./CheckTable";
import { Incidents } from "./Incidents";
import { Orders } from "./Orders";
import styles from "../ui/Tabs.module.css";
import { SiteProgress } from "./SiteProgress";
import { siteQuery } from "./siteQueries";
import { Watchers } from "./Watchers";

const TABS = ["checks", "evidence", "orders", "incidents", "credentials"] as const;

type Search = {
  tab?: (typeof TABS)[number] | undefined;
  verdict?: (typeof VERDICTS)[number] | undefined;
  kind?: (typeof KINDS)[number] | undefined;
  check?: string | undefined;
  cursor?: string | undefined;
  order?: string | undefined;
  deed?: (typeof DEEDS)[number] | undefined;
  credential?: string | undefined;
};

export const siteRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/sites/$siteId",
  validateSearch: (search: Record<string, unknown>): Search => ({
    tab: oneOf(search.tab, TABS),
    verdict: oneOf(search.verdict, VERDICTS),
    kind: oneOf(search.kind, KINDS),
    check: textOf(search.check),
    cursor: textOf(search.cursor),
    order: textOf(search.order),
    deed: oneOf(search.deed, DEEDS),
    credential: textOf(search.credential),
  }),
  component: SitePage,
});

function SitePage() {
  const { siteId } = siteRoute.useParams();
  const query = useQuery(siteQuery(siteId));
  return (
    <Loaded isPage query={query} what="this site" skeleton={<SiteSkeleton siteId={siteId} />}>
      {(site) => <LoadedSite site={site} />}
    </Loaded>
  );
}

function LoadedSite({ site }: { site: SiteDetail }) {
  const me = useMe();
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={4}>
            <TextLink to="/sites" size="sm">
              Sites
            </TextLink>
          </Breadcrumbs>
        }
        title={site.name}
        documentTitle={site.name}
        badge={<LiveStatusBadge status={site.live_status} />}
        lead={
          <>
            {site.partner.brand_name} · <span className="mono">{site.site_id}</span> · last check-in{" "}
            <RelativeTime at={site.last_checkin} />
          </>
        }
        actions={
          isOfPlatform(me) || !maySee(me) ? null : (
            <ButtonLink
              to="/partner/notifications"
              search={{ site: site.site_id }}
              variant="default"
              leftSection={<IconBell size={16} aria-hidden="true" />}
            >
              Notifications of this site
            </ButtonLink>
          )
        }
      />
      <SiteProgress progress={site.progress} />
      <Appliances siteId={site.site_id} />
      <Watchers siteId={site.site_id} />
      <SiteTabs site={site} />
    </>
  );
}

function SiteTabs({ site }: { site: SiteDetail }) {
  const { tab = "checks", verdict, kind, check, cursor, order, deed, credential } = siteRoute.useSearch();
  const navigate = siteRoute.useNavigate();
  const go = (search: Search): void => void navigate({ search, resetScroll: false });
  const siteId = site.site_id;
  return (
    <Tabs value={tab} onChange={(value) => go({ tab: oneOf(value, TABS) })} keepMounted={false} mt="xl">
      <Tabs.List mb="md" aria-label="About this site" className={styles.tabs}>
        <Tabs.Tab value="checks" leftSection={<IconListCheck size={16} />}>
          Checks <Count of={site.checks.length} />
        </Tabs.Tab>
        <Tabs.Tab value="evidence" leftSection={<IconFileCertificate size={16} />}>
          Evidence
        </Tabs.Tab>
        <Tabs.Tab value="orders" leftSection={<IconSend size={16} />}>
          Orders
        </Tabs.Tab>
        <Tabs.Tab value="incidents" leftSection={<IconAlertTriangle size={16} />}>
          Incidents
        </Tabs.Tab>
        <Tabs.Tab value="credentials" leftSection={<IconKey size={16} />}>
          Credentials
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="checks">
        <CheckTable
          checks={site.checks}
          verdict={verdict}
          onVerdict={(next) => go({ tab: "checks", verdict: next })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="evidence">
        <EvidenceList
          siteId={siteId}
          filter={{ kind, check, cursor }}
          onFilter={(filter) => go({ tab: "evidence", ...filter })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="orders">
        <Orders siteId={siteId} cursor={cursor} marked={order} />
      </Tabs.Panel>
      <Tabs.Panel value="incidents">
        <Incidents siteId={siteId} cursor={cursor} />
      </Tabs.Panel>
      <Tabs.Panel value="credentials">
        <Credentials
          siteId={siteId}
          cursor={cursor}
          doing={{ deed, credential }}
          onDo={(doing) => go({ tab: "credentials", cursor, ...doing })}
        />
      </Tabs.Panel>
    </Tabs>
  );
}

function Count({ of }: { of: number }) {
  return (
    <Text span size="xs" c="dimmed">
      {of}
    </Text>
  );
}

function SiteSkeleton({ siteId }: { siteId: string }) {
  return (
    <>
      <PageHeader title={<span className="mono">{siteId}</span>} documentTitle="Site" />
      <CardSkeleton height={190} />
      <div style={{ height: "1.5rem" }} />
      <TableSkeleton />
    </>
  );
}
