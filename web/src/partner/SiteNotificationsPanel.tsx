import { Alert, Button, Group, MultiSelect, Select, Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { NotificationChannel, SiteNotifications } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { explain, Loaded } from "../shell/Loaded";
import { oneOf } from "../shell/search";
import { SiteSelect } from "../sites/SiteSelect";
import { textIn } from "../ui/formText";
import { TableSkeleton } from "../ui/Loading";
import { Panel } from "../ui/Panel";
import { siteNotificationsQuery } from "./notificationQueries";
import { SEVERITIES } from "./notificationWords";

/** What differs at one site. */
export function SiteNotificationsPanel({
  siteId,
  channels,
  onSite,
}: {
  siteId: string | undefined;
  channels: readonly NotificationChannel[];
  onSite: (siteId: string | undefined) => void;
}) {
  return (
    <Panel title="One site differently">
      <Stack>
        <SiteSelect siteId={siteId} onChange={onSite} />
        {siteId === undefined ? (
          <Text size="sm" c="dimmed">
            Choose a site to mute it, to hear of it from another severity on, or on other channels.
          </Text>
        ) : (
          <LoadedSite key={siteId} siteId={siteId} channels={channels} />
        )}
      </Stack>
    </Panel>
  );
}

function LoadedSite({ siteId, channels }: { siteId: string; channels: readonly NotificationChannel[] }) {
  const query = useQuery(siteNotificationsQuery(siteId));
  return (
    <Loaded query={query} what="what differs at this site" skeleton={<TableSkeleton rows={2} />}>
      {(site) => <SiteForm siteId={siteId} site={site} channels={channels} />}
    </Loaded>
  );
}

function SiteForm({
  siteId,
  site,
  channels,
}: {
  siteId: string;
  site: SiteNotifications;
  channels: readonly NotificationChannel[];
}) {
  const queries = useQueryClient();
  const isOperator = mayOperate(useMe());
  const [only, setOnly] = useState<string[]>(site.channel_ids ?? []);
  const save = useMutation({
    mutationFn: (body: SiteNotifications) =>
      bodyOf(
        api.PUT("/api/partners/me/notifications/sites/{id}", { params: { path: { id: siteId } }, body }),
      ),
    onSuccess: (changed) => queries.setQueryData(siteNotificationsQuery(siteId).queryKey, changed),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const severity = oneOf(
      textIn(form, "site_severity"),
      SEVERITIES.map((each) => each.value),
    );
    save.mutate({
      is_muted: form.get("is_muted") !== null,
      severity_min: severity ?? null,
      channel_ids: only.length === 0 ? null : only,
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {save.isError ? (
          <Alert color="red" role="alert" title="Nothing was changed">
            {explain(save.error)}
          </Alert>
        ) : null}
        {save.isSuccess ? <Alert color="teal" role="status" title="Saved for this site" /> : null}
        <Switch
          label="Tell nobody of this site"
          name="is_muted"
          defaultChecked={site.is_muted}
          disabled={!isOperator}
        />
        <Group align="flex-start">
          <Select
            label="Of this site, tell"
            name="site_severity"
            placeholder="What each channel hears"
            clearable
            data={[...SEVERITIES]}
            defaultValue={site.severity_min}
            disabled={!isOperator}
            w={{ base: "100%", sm: 240 }}
          />
          <MultiSelect
            label="Only on these channels"
            placeholder={only.length === 0 ? "All" : ""}
            data={channels.map((each) => ({ value: each.channel_id, label: each.name }))}
            value={only}
            onChange={setOnly}
            disabled={!isOperator}
            error={fieldError(save.error, "channel_ids")}
            w={{ base: "100%", sm: 320 }}
          />
        </Group>
        {isOperator ? (
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              Save for this site
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
