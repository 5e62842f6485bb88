import { Alert, Button, ColorInput, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { Brand } from "../api/records";
import { explain } from "../shell/Loaded";
import { Panel } from "../ui/Panel";
import { BrandPreview } from "./BrandPreview";
import { contrastToWhite, SHAPE_MIN, TEXT_MIN } from "./contrast";
import { brandQuery, ownPartnerQuery } from "./partnerQueries";

type Change = { brand_name: string; primary_color: string; accent_color?: string };

/** Name and colours, with what they look like and whether they can be read. */
export function BrandForm({ brand }: { brand: Brand }) {
  const queries = useQueryClient();
  const [name, setName] = useState(brand.brand_name);
  const [primary, setPrimary] = useState(brand.primary_color);
  const [accent, setAccent] = useState(brand.accent_color ?? "");
  const save = useMutation({
    mutationFn: (body: Change) => bodyOf(api.PUT("/api/partners/me/brand", { body })),
    onSuccess: async (changed) => {
      queries.setQueryData(brandQuery.queryKey, changed);
      await queries.invalidateQueries({ queryKey: ownPartnerQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate({
      brand_name: name,
      primary_color: primary,
      ...(accent === "" ? {} : { accent_color: accent }),
    });
  };
  const primaryIssue = issueOf(primary, TEXT_MIN);
  const accentIssue = accent === "" ? undefined : issueOf(accent, SHAPE_MIN);
  return (
    <Panel title="Name and colours">
      <form onSubmit={submit}>
        <Stack>
          {save.isError ? (
            <Alert color="red" role="alert" title="Nothing was changed">
              {explain(save.error)}
            </Alert>
          ) : null}
          {save.isSuccess ? (
            <Alert color="teal" role="status">
              Saved. Appliances that are claimed from now on carry it.
            </Alert>
          ) : null}
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={200}
            error={fieldError(save.error, "brand_name")}
          />
          <ColorInput
            label="Main colour"
            description={contrastText(primary, TEXT_MIN)}
            value={primary}
            onChange={setPrimary}
            format="hex"
            withEyeDropper={false}
            required
            error={primaryIssue ?? fieldError(save.error, "primary_color")}
          />
          <ColorInput
            label="Accent colour"
            description={
              accent === ""
                ? "For lines and marks; the main colour when empty"
                : contrastText(accent, SHAPE_MIN)
            }
            value={accent}
            onChange={setAccent}
            format="hex"
            withEyeDropper={false}
            error={accentIssue ?? fieldError(save.error, "accent_color")}
          />
          <BrandPreview name={name} primary={primary} accent={accent} logoPath={brand.logo_path} />
          <Group justify="flex-end">
            <Button
              type="submit"
              loading={save.isPending}
              disabled={primaryIssue !== undefined || accentIssue !== undefined}
            >
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function contrastText(color: string, least: number): string {
  const ratio = contrastToWhite(color);
  return ratio === undefined
    ? "# and six hex digits"
    : `Contrast to white ${ratio.toFixed(2)}:1, at least ${least}:1 is needed`;
}

function issueOf(color: string, least: number): string | undefined {
  const ratio = contrastToWhite(color);
  if (ratio === undefined) {
    return "Must be # and six hex digits";
  }
  return ratio < least ? "Too bright to be read on white" : undefined;
}
