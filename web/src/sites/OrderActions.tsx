import { Alert, Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconFileText, IconRadar2, IconRefresh, IconStethoscope } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import type { Appliance } from "../api/records";
import { explain } from "../shell/Loaded";
import { DIAGNOSTICS, orderTitle } from "./orderWords";

type NewOrder = { readonly order_type: string; readonly parameters?: Record<string, unknown> };

const LOG_LINES = 200;
const AGENT_ORDERS = ["sync_rules", "update_credentials", "restart_agent"] as const;

/** What an operator can order from one appliance. Central signs each order, the appliance pulls and verifies it. */
export function OrderActions({ siteId, appliance }: { siteId: string; appliance: Appliance }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const order = useMutation({
    mutationFn: (body: NewOrder) =>
      bodyOf(
        api.POST("/api/sites/{id}/appliances/{appl}/orders", {
          params: { path: { id: siteId, appl: appliance.appliance_id } },
          body,
        }),
      ),
    onSuccess: async ({ order_id }) => {
      await queries.invalidateQueries({ queryKey: ["site", siteId, "orders"] });
      await navigate({
        to: "/sites/$siteId",
        params: { siteId },
        search: { tab: "orders", order: order_id },
        resetScroll: false,
      });
    },
  });
  const isSending = order.isPending;
  return (
    <>
      <Group gap="xs" mt="md" role="group" aria-label={`Orders for ${appliance.hostname}`}>
        <Button
          size="xs"
          variant="default"
          disabled={isSending}
          leftSection={<IconRefresh size={15} aria-hidden="true" />}
          onClick={() => order.mutate({ order_type: "force_checkin" })}
        >
          Force check-in
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={isSending}
          leftSection={<IconRadar2 size={15} aria-hidden="true" />}
          onClick={() => order.mutate({ order_type: "run_drift" })}
        >
          Run drift scan
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              disabled={isSending}
              leftSection={<IconStethoscope size={15} aria-hidden="true" />}
              rightSection={<IconChevronDown size={13} aria-hidden="true" />}
            >
              Diagnostics
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah="20rem" style={{ overflowY: "auto" }}>
            {DIAGNOSTICS.map(({ command, label }) => (
              <Menu.Item
                key={command}
                onClick={() => order.mutate({ order_type: "diagnostic", parameters: { command } })}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              disabled={isSending}
              rightSection={<IconChevronDown size={13} aria-hidden="true" />}
            >
              Agent
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {AGENT_ORDERS.map((type) => (
              <Menu.Item key={type} onClick={() => order.mutate({ order_type: type })}>
                {orderTitle({ order_type: type, parameters: {} })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="xs"
          variant="default"
          disabled={isSending}
          leftSection={<IconFileText size={15} aria-hidden="true" />}
          onClick={() => order.mutate({ order_type: "view_logs", parameters: { lines: LOG_LINES } })}
        >
          View logs
        </Button>
      </Group>
      {order.isError ? (
        <Alert color="red" role="alert" mt="sm" title="The order was not created">
          {explain(order.error)}
        </Alert>
      ) : null}
    </>
  );
}
