import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { NotificationChannel } from "../api/records";
import { oneOf } from "../shell/search";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { channelsQuery } from "./notificationQueries";
import { DIGESTS, isHook, KINDS, SEVERITIES, TOPICS } from "./notificationWords";

const DEFAULT_PORT = 6514;
type Kind = NotificationChannel["kind"];
const kindOf = (value: string | null): Kind =>
  oneOf(
    value,
    KINDS.map((each) => each.value),
  ) ?? "email";

/** Makes a channel, or changes one. Addresses and secrets of hooks are written and never read. */
export function ChannelForm({ channel, onClose }: { channel?: NotificationChannel; onClose: () => void }) {
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>(channel?.kind ?? "email");
  const [to, setTo] = useState<string[]>(channel?.kind === "email" ? channel.targets : []);
  const [topics, setTopics] = useState<string[]>(channel?.events ?? TOPICS.map((each) => each.value));
  const done = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: channelsQuery.queryKey });
    onClose();
  };
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const body = bodyFrom(form, kind, to, topics);
      return channel === undefined
        ? bodyOf(api.POST("/api/partners/me/notifications/channels", { body }))
        : bodyOf(
            api.PUT("/api/partners/me/notifications/channels/{channel_id}", {
              params: { path: { channel_id: channel.channel_id } },
              body,
            }),
          );
    },
    // A secret must not outlive this dialog.
    gcTime: 0,
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: (channel_id: string) =>
      api.DELETE("/api/partners/me/notifications/channels/{channel_id}", {
        params: { path: { channel_id } },
      }),
    onSuccess: done,
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  const failed = save.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={channel === undefined ? "New channel" : `Channel ${channel.name}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack>
          {failed === null ? null : (
            <Alert color="red" role="alert" title="Nothing was changed">
              {explain(failed)}
            </Alert>
          )}
          <TextInput
            label="Name"
            name="name"
            required
            maxLength={60}
            defaultValue={channel?.name ?? ""}
            data-autofocus
            error={fieldError(save.error, "name")}
          />
          <Select
            label="Kind"
            data={[...KINDS]}
            value={kind}
            onChange={(value) => setKind(kindOf(value))}
            allowDeselect={false}
            error={fieldError(save.error, "kind")}
          />
          <Target channel={channel} kind={kind} to={to} onTo={setTo} error={save.error} />
          <Select
            label="Hears of"
            name="severity_min"
            data={[...SEVERITIES]}
            defaultValue={channel?.severity_min ?? "low"}
            allowDeselect={false}
          />
          <Checkbox.Group label="About" value={topics} onChange={setTopics}>
            <Stack gap="xs" mt="xs">
              {TOPICS.map((each) => (
                <Checkbox key={each.value} value={each.value} label={each.label} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Select
            label="When"
            name="digest"
            data={[...DIGESTS]}
            defaultValue={channel?.digest ?? "none"}
            allowDeselect={false}
          />
          <Switch label="Switched on" name="is_on" defaultChecked={channel?.is_on ?? true} />
          <Group justify="space-between">
            {channel === undefined ? (
              <span />
            ) : (
              <Button
                variant="default"
                loading={remove.isPending}
                onClick={() => remove.mutate(channel.channel_id)}
              >
                Remove channel
              </Button>
            )}
            <Button type="submit" loading={save.isPending} disabled={topics.length === 0}>
              Save channel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Target({
  channel,
  kind,
  to,
  onTo,
  error,
}: {
  channel: NotificationChannel | undefined;
  kind: Kind;
  to: string[];
  onTo: (to: string[]) => void;
  error: Error | null;
}) {
  const isKept = channel !== undefined && isHook(channel.kind);
  const kept = isKept ? "Leave empty to keep the one that is there" : undefined;
  switch (kind) {
    case "email":
      return (
        <TagsInput
          label="Mail addresses"
          description="Enter after each; at most 20"
          value={to}
          onChange={onTo}
          maxTags={20}
          acceptValueOnBlur
          error={fieldError(error, "to") ?? fieldError(error, "to[0]")}
        />
      );
    case "syslog":
      return <SyslogFields channel={channel} error={error} />;
    case "webhook":
    case "psa":
      return (
        <>
          <TextInput
            label="Address"
            name="url"
            type="url"
            placeholder="https://"
            description={kept ?? "Never shown again"}
            required={!isKept}
            error={fieldError(error, "url")}
          />
          <PasswordInput
            label="Secret"
            name="secret"
            description={kept ?? "16 characters or more; signs every message, and is never shown again"}
            required={!isKept}
            minLength={16}
            autoComplete="off"
            error={fieldError(error, "secret")}
          />
          {kind === "psa" ? (
            <TextInput
              label="Board"
              name="board"
              description="The queue in your service desk"
              defaultValue={channel?.board ?? ""}
              error={fieldError(error, "board")}
            />
          ) : null}
        </>
      );
  }
}

function SyslogFields({ channel, error }: { channel: NotificationChannel | undefined; error: Error | null }) {
  const [host = "", port] = channel?.kind === "syslog" ? (channel.targets[0] ?? "").split(/:(?=\d+$)/) : [];
  return (
    <>
      <TextInput label="Host" name="host" required defaultValue={host} error={fieldError(error, "host")} />
      <NumberInput
        label="Port"
        name="port"
        min={1}
        max={65_535}
        defaultValue={port === undefined ? DEFAULT_PORT : Number(port)}
        error={fieldError(error, "port")}
      />
      <Textarea
        label="Certificate of its authority"
        name="ca_pem"
        description="PEM; empty trusts the usual authorities. It replaces the one that was there."
        autosize
        minRows={2}
        maxRows={6}
        error={fieldError(error, "ca_pem")}
      />
    </>
  );
}

function bodyFrom(form: FormData, kind: Kind, to: string[], events: string[]) {
  const given = (name: string): Record<string, string> => {
    const text = textIn(form, name).trim();
    return text === "" ? {} : { [name]: text };
  };
  const severity = oneOf(
    textIn(form, "severity_min"),
    SEVERITIES.map((each) => each.value),
  );
  const digest = oneOf(
    textIn(form, "digest"),
    DIGESTS.map((each) => each.value),
  );
  return {
    name: textIn(form, "name"),
    kind,
    is_on: form.get("is_on") !== null,
    severity_min: severity ?? "low",
    digest: digest ?? "none",
    events,
    to: kind === "email" ? to : [],
    ...(isHook(kind) ? { ...given("url"), ...given("secret") } : {}),
    ...(kind === "psa" ? given("board") : {}),
    ...(kind === "syslog"
      ? { ...given("host"), ...given("ca_pem"), port: Number(textIn(form, "port")) }
      : {}),
  };
}
