import { Alert, Button, Group, Modal, Select, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { NewProvision } from "../api/records";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { ownPartnerQuery } from "./partnerQueries";

const LIFETIMES = [
  { value: "86400", label: "1 day" },
  { value: "604800", label: "7 days" },
  { value: "2592000", label: "30 days" },
  { value: "7776000", label: "90 days" },
];

const CODES_MAX = 100;

type Wanted = {
  client_names: string[];
  mac_addresses?: string[];
  expires_in_seconds: number;
  deployment_mode: "reseller" | "direct";
};

/** The form that makes a code for each of some clinics. */
export function CreateCodes({
  onMade,
  onClose,
}: {
  onMade: (codes: readonly NewProvision[]) => void;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (body: Wanted) => bodyOf(api.POST("/api/partners/me/provisions/sheet", { body })),
    // The codes must not outlive their sheet.
    gcTime: 0,
    onSuccess: async ({ provisions }) => {
      onMade(provisions);
      await queries.invalidateQueries({ queryKey: ownPartnerQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({
      ...boxesIn(form),
      expires_in_seconds: Number(textIn(form, "expires_in_seconds")),
      deployment_mode: textIn(form, "deployment_mode") === "direct" ? "direct" : "reseller",
    });
  };
  return (
    <Modal opened onClose={onClose} title="New provision codes" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          {create.isError ? (
            <Alert color="red" role="alert" title="No code was made">
              {explain(create.error)}
            </Alert>
          ) : null}
          <Textarea
            label="Clinics"
            name="client_names"
            description="One name in each line, up to 100; each becomes the name of a site"
            required
            autosize
            minRows={3}
            maxRows={12}
            data-autofocus
            error={fieldError(create.error, "client_names")}
          />
          <Textarea
            label="MAC addresses (optional)"
            name="mac_addresses"
            description="One in each line, beside its clinic. The code then works in no other appliance. An empty line: in any."
            autosize
            minRows={1}
            maxRows={12}
            error={macError(create.error)}
          />
          <Select
            label="Valid for"
            name="expires_in_seconds"
            data={LIFETIMES}
            defaultValue="2592000"
            allowDeselect={false}
            error={fieldError(create.error, "expires_in_seconds")}
          />
          <Select
            label="Deployment"
            name="deployment_mode"
            data={[
              { value: "reseller", label: "Through us" },
              { value: "direct", label: "Direct customer" },
            ]}
            defaultValue="reseller"
            allowDeselect={false}
            error={fieldError(create.error, "deployment_mode")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Make codes
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Line by line, so that a blank line in both lists moves no address to another clinic. */
function boxesIn(form: FormData): Pick<Wanted, "client_names" | "mac_addresses"> {
  const names = linesIn(form, "client_names");
  const macs = linesIn(form, "mac_addresses");
  const boxes = Array.from({ length: Math.max(names.length, macs.length) }, (_, line) => ({
    name: names[line] ?? "",
    mac: macs[line] ?? "",
  })).filter(({ name, mac }) => name !== "" || mac !== "");
  return {
    client_names: boxes.map(({ name }) => name),
    ...(macs.every((mac) => mac === "") ? {} : { mac_addresses: boxes.map(({ mac }) => mac || "any") }),
  };
}

function linesIn(form: FormData, name: string): string[] {
  const text = form.get(name);
  return typeof text === "string" ? text.split("\n").map((line) => line.trim()) : [];
}

/** The list's own error, or the first of its lines'. */
function macError(error: Error | null): string | undefined {
  const whole = fieldError(error, "mac_addresses");
  if (whole !== undefined) return whole;
  for (let line = 0; line < CODES_MAX; line++) {
    const one = fieldError(error, `mac_addresses[${line}]`);
    if (one !== undefined) return `Line ${line + 1}: ${one}`;
  }
  return undefined;
}
