import type { UserAccount } from "../api/records";
import { ToneBadge } from "../ui/ToneBadge";

/** Whether an account can log in. */
export function AccountStatus({ user }: { user: UserAccount }) {
  if (user.status === "disabled") {
    return <ToneBadge tone="unknown">disabled</ToneBadge>;
  }
  return user.locked_until !== null && new Date(user.locked_until) > new Date() ? (
    <ToneBadge tone="fail">locked</ToneBadge>
  ) : (
    <ToneBadge tone="pass">active</ToneBadge>
  );
}
