import { Alert, Button, Group, Select, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import type { ClientMailChoices } from "../api/records";
import { explain } from "../shell/Loaded";
import { oneOf } from "../shell/search";
import { textIn } from "../ui/formText";
import { Panel } from "../ui/Panel";
import { mailChoicesQuery } from "./clientQueries";
import { MAIL_TITLES, MAIL_TOPICS, type ClientMails } from "./clientWords";

/** What of each topic is mailed to who is logged in. */
export function MailChoicesForm({ chosen }: { chosen: ClientMailChoices }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: ClientMailChoices) => bodyOf(api.PUT("/api/client/notifications/choices", { body })),
    onSuccess: (changed) => queries.setQueryData(mailChoicesQuery.queryKey, changed),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const mails = (topic: keyof ClientMailChoices): ClientMails =>
      oneOf(textIn(form, topic), MAIL_TOPICS[topic].choices) ?? "off";
    save.mutate({ site: mails("site"), problem: mails("problem"), report: mails("report") });
  };
  return (
    <Panel title="What is mailed to you">
      <form onSubmit={submit}>
        <Stack>
          {save.isError ? (
            <Alert color="red" role="alert" title="Nothing was changed">
              {explain(save.error)}
            </Alert>
          ) : null}
          {save.isSuccess ? <Alert color="teal" role="status" title="Saved" /> : null}
          {(["site", "problem", "report"] as const).map((topic) => (
            <Select
              key={topic}
              label={MAIL_TOPICS[topic].title}
              description={MAIL_TOPICS[topic].meaning}
              name={topic}
              maw={460}
              allowDeselect={false}
              data={MAIL_TOPICS[topic].choices.map((value) => ({ value, label: MAIL_TITLES[value] }))}
              defaultValue={chosen[topic]}
            />
          ))}
          <Group>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
