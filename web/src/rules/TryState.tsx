import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { TriedDecision } from "../api/records";
import { ApiProblem } from "../api/problem";
import { TextLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { Facts } from "../ui/Facts";
import { JsonView } from "../ui/JsonView";
import { Panel } from "../ui/Panel";
import { AbsoluteTime } from "../ui/RelativeTime";
import { ToneBadge, type Tone } from "../ui/ToneBadge";
import { DECISIONS } from "./ruleWords";

const EXAMPLE = `{
  "check_type": "critical_services",
  "host": "srv1",
  "platform": "linux",
  "severity": "high",
  "details": { "stopped": ["nginx.service"] }
}`;

const TONES: Readonly<Record<TriedDecision["decision"], Tone>> = {
  act: "pass",
  dry_run: "neutral",
  defer: "unknown",
  suppress: "neutral",
  escalate: "unknown",
  refuse: "fail",
  monitor: "neutral",
};

/** Decides on a state without doing anything. */
export function TryState({ state = EXAMPLE }: { state?: string }) {
  const [text, setText] = useState(state);
  const attempt = useMutation({ mutationFn: tryState });
  return (
    <Stack mt="xl" id="try">
      <Panel title="Try on a state">
        <Text size="sm" c="dimmed" mb="sm">
          A state is a failing check as a scan reports it. The decision is the one that an appliance would
          reach on a quiet site with these rules; nothing is done, sent or kept.
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            attempt.mutate(text);
          }}
        >
          <Textarea
            label="State (JSON)"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={attempt.isError ? explain(attempt.error) : undefined}
            autosize
            minRows={6}
            maxRows={18}
            spellCheck={false}
            classNames={{ input: "mono" }}
          />
          <Group mt="sm">
            <Button
              type="submit"
              loading={attempt.isPending}
              leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            >
              Decide
            </Button>
          </Group>
        </form>
        <div role="status">
          {attempt.isSuccess && attempt.variables === text ? <Result decision={attempt.data} /> : null}
        </div>
      </Panel>
    </Stack>
  );
}

function Result({ decision }: { decision: TriedDecision }) {
  return (
    <Stack gap="sm" mt="md">
      <div>
        <ToneBadge tone={TONES[decision.decision]}>{DECISIONS[decision.decision]}</ToneBadge>
      </div>
      <Text>{decision.reason}</Text>
      <Facts
        facts={[
          {
            term: "Rule",
            value:
              decision.rule_id === null ? (
                "none fits"
              ) : (
                <TextLink to="/rules/$ruleId" params={{ ruleId: decision.rule_id }}>
                  {decision.rule_id}
                </TextLink>
              ),
          },
          {
            term: "Runbook",
            value:
              decision.runbook_id === null ? (
                "none"
              ) : (
                <TextLink to="/runbooks/$runbookId" params={{ runbookId: decision.runbook_id }}>
                  {decision.runbook_id}
                </TextLink>
              ),
          },
          { term: "Parameters", value: <JsonView value={decision.parameters} /> },
          {
            term: "Until",
            value: decision.until === null ? "at once" : <AbsoluteTime at={decision.until} />,
          },
          { term: "Pages a person", value: decision.urgent ? "yes" : "no" },
        ]}
      />
    </Stack>
  );
}

async function tryState(text: string): Promise<TriedDecision> {
  return bodyOf(api.POST("/api/rules/try", { body: { state: parse(text) } }));
}

function parse(text: string): Record<string, unknown> {
  const value: unknown = read(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiProblem({ status: 400, code: "invalid_request", message: "This is not one JSON object." });
  }
  return Object.fromEntries(Object.entries(value));
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
