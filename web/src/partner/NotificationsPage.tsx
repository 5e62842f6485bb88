import { Button, Stack } from "@mantine/core";
import { IconBell, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { mayLeadPartner, useMe } from "../api/session";
import { Loaded } from "../shell/Loaded";
import { textOf } from "../shell/search";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { Section } from "../ui/Section";
import { ChannelForm } from "./ChannelForm";
import { ChannelTable } from "./ChannelTable";
import { NotificationLog } from "./NotificationLog";
import { channelsQuery, timesQuery } from "./notificationQueries";
import { partnerRoute } from "./partnerRoute";
import { SiteNotificationsPanel } from "./SiteNotificationsPanel";
import { TimesForm } from "./TimesForm";

type Search = {
  create?: true | undefined;
  edit?: string | undefined;
  site?: string | undefined;
  cursor?: string | undefined;
};

export const notificationsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/notifications",
  validateSearch: (search: Record<string, unknown>): Search => ({
    create: search.create === true ? true : undefined,
    edit: textOf(search.edit),
    site: textOf(search.site),
    cursor: textOf(search.cursor),
  }),
  component: NotificationsPage,
});

function NotificationsPage() {
  const { create, edit, site, cursor } = notificationsRoute.useSearch();
  const navigate = notificationsRoute.useNavigate();
  const channels = useQuery(channelsQuery);
  const times = useQuery(timesQuery);
  const isLead = mayLeadPartner(useMe());
  const close = (): void =>
    void navigate({ search: (old) => ({ ...old, create: undefined, edit: undefined }) });
  const edited = channels.data?.items.find((each) => each.channel_id === edit);
  return (
    <>
      <PageHeader
        title="Notifications"
        documentTitle="Notifications"
        lead="How you are told what happens at your sites. What belongs together comes as one message, and a mail never names a host or a person: it links to the site."
        actions={
          isLead ? (
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => void navigate({ search: (old) => ({ ...old, create: true }) })}
            >
              New channel
            </Button>
          ) : null
        }
      />
      <Stack gap="lg">
        <Loaded query={channels} what="your channels" skeleton={<TableSkeleton rows={3} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={<IconBell size={28} />} title="Nobody is told yet">
                Make a channel: a mail address, a webhook, a log server or your service desk.
              </EmptyState>
            ) : (
              <ChannelTable channels={items} />
            )
          }
        </Loaded>
        <Loaded query={times} what="the times" skeleton={<TableSkeleton rows={2} />}>
          {(settings) => <TimesForm settings={settings} mayChange={isLead} />}
        </Loaded>
        <SiteNotificationsPanel
          siteId={site}
          channels={channels.data?.items ?? []}
          onSite={(next) => void navigate({ search: (old) => ({ ...old, site: next }), resetScroll: false })}
        />
        <Section title="What was told">
          <NotificationLog cursor={cursor} />
        </Section>
      </Stack>
      {create === true ? <ChannelForm onClose={close} /> : null}
      {edited === undefined ? null : <ChannelForm key={edited.channel_id} channel={edited} onClose={close} />}
    </>
  );
}
