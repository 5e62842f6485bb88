import { Alert, Button, Group, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { NotificationSettings } from "../api/records";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { Panel } from "../ui/Panel";
import { timesQuery } from "./notificationQueries";

// Names of regions, as every browser has them; UTC is none of them.
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** Quiet hours, digests and the clock that they go by. */
export function TimesForm({ settings, mayChange }: { settings: NotificationSettings; mayChange: boolean }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: NotificationSettings) => bodyOf(api.PUT("/api/partners/me/notifications", { body })),
    onSuccess: (changed) => queries.setQueryData(timesQuery.queryKey, changed),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = textIn(form, "quiet_from");
    const to = textIn(form, "quiet_to");
    save.mutate({
      time_zone: textIn(form, "time_zone"),
      quiet_from: from === "" ? null : from,
      quiet_to: to === "" ? null : to,
      critical_at_once: form.get("critical_at_once") !== null,
      digest_at: textIn(form, "digest_at"),
    });
  };
  return (
    <Panel title="Quiet hours and digests">
      <form onSubmit={submit}>
        <Stack>
          {save.isError ? (
            <Alert color="red" role="alert" title="Nothing was changed">
              {explain(save.error)}
            </Alert>
          ) : null}
          {save.isSuccess ? <Alert color="teal" role="status" title="Saved" /> : null}
          <Group align="flex-start" gap="md">
            <Select
              label="Time zone"
              name="time_zone"
              searchable
              data={ZONES}
              defaultValue={settings.time_zone}
              allowDeselect={false}
              disabled={!mayChange}
              error={fieldError(save.error, "time_zone")}
              w={{ base: "100%", sm: 240 }}
            />
            <TextInput
              label="Quiet from"
              name="quiet_from"
              type="time"
              defaultValue={settings.quiet_from ?? ""}
              disabled={!mayChange}
              error={fieldError(save.error, "quiet_from")}
            />
            <TextInput
              label="until"
              name="quiet_to"
              type="time"
              defaultValue={settings.quiet_to ?? ""}
              disabled={!mayChange}
              error={fieldError(save.error, "quiet_to")}
            />
            <TextInput
              label="Daily digest at"
              name="digest_at"
              type="time"
              required
              defaultValue={settings.digest_at}
              disabled={!mayChange}
              error={fieldError(save.error, "digest_at")}
            />
          </Group>
          <Switch
            label="What is critical goes at once, also at night and past digests"
            name="critical_at_once"
            defaultChecked={settings.critical_at_once}
            disabled={!mayChange}
          />
          {mayChange ? (
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                Save times
              </Button>
            </Group>
          ) : null}
        </Stack>
      </form>
    </Panel>
  );
}
