import { Alert, Button, Loader, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { HandOverProgress } from "../api/records";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";

const ASK_EVERY_MS = 3_000;

const handOver = (code: string, shortCode: string) =>
  bodyOf(
    api.POST("/api/partners/provision/hand-over", {
      body: { provision_code: code, short_code: shortCode },
    }),
  );

/** Hands the code of a label to the appliance that shows the short code which somebody types here. */
export function HandOver({ code }: { code: string }) {
  const handing = useMutation({ mutationFn: (shortCode: string) => handOver(code, shortCode) });
  const shortCode = handing.variables ?? "";
  const asked = useQuery({
    queryKey: ["hand-over", code, shortCode],
    queryFn: () => handOver(code, shortCode),
    enabled: handing.data?.state === "handed_over",
    refetchInterval: ({ state }) =>
      (state.data?.state ?? "handed_over") === "handed_over" ? ASK_EVERY_MS : false,
  });
  const progress = asked.data ?? handing.data;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    handing.mutate(textIn(new FormData(event.currentTarget), "short_code"));
  };
  if (progress?.state === "claimed") {
    return <Claimed progress={progress} />;
  }
  if (progress?.state === "handed_over") {
    return (
      <Alert role="status" icon={<Loader size={18} />} title="The appliance has the code">
        {asked.isError && codeOf(asked.error) === "short_code_refused"
          ? "It has not said what became of it. Look at its screen."
          : "It is being put into service. This takes some seconds."}
      </Alert>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          Switch the appliance on, with a screen connected. It shows a short code: type it here, and the
          appliance gets this code from us.
        </Text>
        {progress === undefined ? null : (
          <Problem title="The appliance could not use this code">{REFUSALS[progress.state]}</Problem>
        )}
        {handing.isError ? <Problem title="That did not work">{why(handing.error)}</Problem> : null}
        <TextInput
          label="Short code on the appliance's screen"
          description="Eight letters and digits, such as K7P2-9XQM. Another one comes every ten minutes."
          name="short_code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          required
          withAsterisk={false}
        />
        <Button type="submit" fullWidth loading={handing.isPending}>
          Hand over the code
        </Button>
        <Text c="dimmed" size="sm">
          Or connect a keyboard and type the long code at the appliance. A scanner that is plugged into it can
          type it for you.
        </Text>
      </Stack>
    </form>
  );
}

function Claimed({ progress }: { progress: HandOverProgress }) {
  return (
    <Alert
      color="teal"
      role="status"
      icon={<IconCircleCheck size={18} />}
      title={`The appliance now looks after ${progress.client_name ?? "its site"}`}
    >
      {progress.brand_name === null ? null : `It belongs to ${progress.brand_name}. `}
      You can close this page and unplug the screen; the appliance goes on by itself.
    </Alert>
  );
}

function Problem({ title, children }: { title: string; children: string }) {
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} title={title}>
      <Text size="sm">{children}</Text>
    </Alert>
  );
}

const REFUSALS: Record<Exclude<HandOverProgress["state"], "claimed" | "handed_over">, string> = {
  unknown_code: "It is not one of our codes. Ask whoever sent you the label for a new one.",
  code_expired: "The code has expired. Ask whoever sent you the label for a new one.",
  code_revoked: "The code was revoked. Ask whoever sent you the label for a new one.",
  code_claimed: "Another appliance was put into service with it already.",
  failed: "The reason is on its screen. Try again with the short code that it shows now.",
};

function why(error: unknown): string {
  switch (codeOf(error) ?? "") {
    case "short_code_refused":
      return "No appliance waits with this short code. Compare it with the screen: an older one does not work any more.";
    case "rate_limited":
      return "Too many tries. Wait ten minutes, or type the long code at the appliance.";
    case "invalid_request":
      return "A short code has eight letters and digits.";
    default:
      return explain(error);
  }
}

const codeOf = (error: unknown): string | undefined => (error instanceof ApiProblem ? error.code : undefined);
