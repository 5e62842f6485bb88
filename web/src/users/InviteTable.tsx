import { Alert, Button, Group } from "@mantine/core";
import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { Invite } from "../api/records";
import { explain } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { RelativeTime } from "../ui/RelativeTime";
import { Partner } from "./Partner";

/** Invitations that nobody has accepted yet. */
export function InviteTable({
  invites,
  queryKey,
  onResend,
  onRevoke,
}: {
  invites: readonly Invite[];
  /** Of the list that the invitations came with. */
  queryKey: QueryKey;
  onResend: (inviteId: string) => Promise<unknown>;
  onRevoke: (inviteId: string) => Promise<unknown>;
}) {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const resend = useMutation({ mutationFn: onResend, onSettled: refresh });
  const revoke = useMutation({ mutationFn: onRevoke, onSettled: refresh });
  const columns: readonly Column<Invite>[] = [
    { header: "Address", isName: true, cell: (invite) => invite.email },
    { header: "Role", cell: (invite) => invite.role },
    { header: "Belongs to", cell: (invite) => <Partner slug={invite.partner_slug} /> },
    { header: "Invited by", cell: (invite) => invite.invited_by },
    { header: "Sent", cell: (invite) => <RelativeTime at={invite.sent_at} /> },
    { header: "Ends", cell: (invite) => <RelativeTime at={invite.expires_at} /> },
    {
      header: "Actions",
      cell: (invite) => (
        <Group gap="xs" wrap="nowrap">
          <Button
            size="xs"
            variant="default"
            loading={resend.isPending && resend.variables === invite.invite_id}
            aria-label={`Send the invitation to ${invite.email} again`}
            onClick={() => resend.mutate(invite.invite_id)}
          >
            Send again
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={revoke.isPending && revoke.variables === invite.invite_id}
            aria-label={`Revoke the invitation to ${invite.email}`}
            onClick={() => revoke.mutate(invite.invite_id)}
          >
            Revoke
          </Button>
        </Group>
      ),
    },
  ];
  const error = resend.error ?? revoke.error;
  return (
    <>
      {error === null ? null : (
        <Alert color="red" role="alert" title="That did not work" mb="sm">
          {explain(error)}
        </Alert>
      )}
      {resend.isSuccess ? (
        <Alert color="teal" role="status" mb="sm">
          Sent again, with a new link. The link before works no more.
        </Alert>
      ) : null}
      <DataTable caption="Invitations" columns={columns} rows={invites} keyOf={(each) => each.invite_id} />
    </>
  );
}
