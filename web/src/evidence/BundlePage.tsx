import { Breadcrumbs, Button, Code, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Bundle } from "../api/records";
import { checksQuery } from "../checks/checksQuery";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { CopyableId, CopyIcon } from "../ui/CopyField";
import { Facts } from "../ui/Facts";
import { JsonView, words } from "../ui/JsonView";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { AbsoluteTime, RelativeTime } from "../ui/RelativeTime";
import { VerdictBadge } from "../ui/VerdictBadge";
import { ActionsTaken } from "./ActionsTaken";
import { download } from "./download";
import { bundleQuery } from "./evidenceQueries";
import { numberIn, remainderOf, textIn, textsIn, verdictIn, type Payload } from "./payload";
import { Proof } from "./Proof";

export const bundleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/evidence/$bundleId",
  component: BundlePage,
});

function BundlePage() {
  const { bundleId } = bundleRoute.useParams();
  const query = useQuery(bundleQuery(bundleId));
  return (
    <Loaded isPage query={query} what="this bundle" skeleton={<BundleSkeleton />}>
      {(bundle) => <LoadedBundle bundleId={bundleId} bundle={bundle} />}
    </Loaded>
  );
}

function LoadedBundle({ bundleId, bundle }: { bundleId: string; bundle: Bundle }) {
  // Evidence that Central cannot read has only its exact text.
  const payload: Payload = bundle.payload ?? {};
  const title = useTitle(payload);
  return (
    <>
      <PageHeader
        above={<Crumbs siteId={textIn(payload, "site_id")} />}
        title={title}
        documentTitle={`Evidence: ${title}`}
        badge={<VerdictBadge verdict={verdictIn(payload)} />}
        lead={textIn(payload, "reason")}
        actions={
          <>
            <FileButton name="bundle.json" text={bundle.signed_payload} />
            <FileButton name="bundle.sig" text={`${bundle.signature}\n`} />
          </>
        }
      />
      <Stack gap="xl">
        <Proof bundleId={bundleId} />
        <Summary bundleId={bundleId} bundle={bundle} payload={payload} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Panel title="State before">
            <JsonView value={payload.pre_state} />
          </Panel>
          <Panel title="State after">
            <JsonView value={payload.post_state} />
          </Panel>
        </SimpleGrid>
        <ActionsTaken payload={payload} />
        <Panel title="Everything else that was signed">
          <JsonView value={remainderOf(payload)} />
        </Panel>
        <SignedText bundle={bundle} />
      </Stack>
    </>
  );
}

function Summary({ bundleId, bundle, payload }: { bundleId: string; bundle: Bundle; payload: Payload }) {
  const end = textIn(payload, "timestamp_end");
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Panel title="What">
        <Facts
          facts={[
            { term: "Kind", value: words(textIn(payload, "kind") ?? "check") },
            { term: "Check", value: <span className="mono">{textIn(payload, "check") ?? "not named"}</span> },
            { term: "Host", value: textIn(payload, "host_id") ?? "not named" },
            { term: "Outcome", value: textIn(payload, "outcome") ?? "not named" },
            {
              term: "HIPAA controls",
              value: <span className="mono">{textsIn(payload, "hipaa_controls").join(", ") || "none"}</span>,
            },
            { term: "Ended", value: end === undefined ? "not named" : <AbsoluteTime at={end} /> },
            { term: "Received", value: <RelativeTime at={bundle.received_at} /> },
          ]}
        />
      </Panel>
      <Panel title="Where it stands">
        <Facts
          facts={[
            { term: "Bundle", value: <CopyableId value={bundleId} label="bundle id" /> },
            {
              term: "Appliance",
              value: <span className="mono">{textIn(payload, "appliance_id") ?? "not named"}</span>,
            },
            { term: "Signing key", value: <CopyableId value={bundle.key_id} label="key id" /> },
            { term: "Chain", value: numberIn(payload, "chain") ?? "none (version 1.0)" },
            { term: "Sequence", value: numberIn(payload, "sequence") ?? "none (version 1.0)" },
            {
              term: "Hash before it",
              value: <span className="mono">{textIn(payload, "prev_hash") ?? "none (version 1.0)"}</span>,
            },
          ]}
        />
      </Panel>
    </SimpleGrid>
  );
}

function SignedText({ bundle }: { bundle: Bundle }) {
  return (
    <Panel
      title="The exact signed text"
      action={<CopyIcon value={bundle.signed_payload} label="Copy the signed text" />}
    >
      <Text size="sm" c="dimmed" mb="sm">
        The Ed25519 signature covers these bytes and no others. bundle.json holds them unchanged, bundle.sig
        the signature: with the appliance&apos;s public key, anyone can check them without us.
      </Text>
      <Code
        block
        tabIndex={0}
        role="region"
        aria-label="Signed text"
        mah="22rem"
        style={{ overflow: "auto", whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
      >
        {bundle.signed_payload}
      </Code>
      <Text size="sm" c="dimmed" mt="md" mb={4}>
        Signature
      </Text>
      <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {bundle.signature}
      </Code>
    </Panel>
  );
}

function FileButton({ name, text }: { name: string; text: string }) {
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      onClick={() => download(name, text)}
    >
      {name}
    </Button>
  );
}

function Crumbs({ siteId }: { siteId: string | undefined }) {
  return (
    <Breadcrumbs mb={4}>
      <TextLink to="/sites" size="sm">
        Sites
      </TextLink>
      {siteId === undefined ? null : (
        <TextLink to="/sites/$siteId" params={{ siteId }} search={{ tab: "evidence" }} size="sm">
          {siteId}
        </TextLink>
      )}
    </Breadcrumbs>
  );
}

function useTitle(payload: Payload): string {
  const checks = useQuery(checksQuery).data?.items ?? [];
  const kind = textIn(payload, "kind") ?? "check";
  const check = textIn(payload, "check");
  if (kind !== "check" || check === undefined) {
    return `Evidence of a ${words(kind)}`;
  }
  return checks.find((each) => each.check_type === check)?.title ?? words(check);
}

function BundleSkeleton() {
  return (
    <Stack>
      <PageHeader title="Evidence bundle" documentTitle="Evidence" />
      <CardSkeleton height={110} />
      <CardSkeleton height={220} />
      <CardSkeleton height={220} />
    </Stack>
  );
}
