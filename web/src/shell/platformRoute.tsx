import { IconBuildingBank } from "@tabler/icons-react";
import { createRoute, Outlet } from "@tanstack/react-router";
import { isOfPlatform, useMe } from "../api/session";
import { EmptyState } from "../ui/Notice";
import { ButtonLink } from "./links";
import { signedInRoute } from "./signedInRoute";

/** What belongs to no partner: the fleet, partners, accounts, the log of all. Central refuses it to partners anyway. */
export const platformRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: "platform",
  component: PlatformPages,
});

function PlatformPages() {
  return isOfPlatform(useMe()) ? (
    <Outlet />
  ) : (
    <EmptyState
      isPage
      icon={<IconBuildingBank size={28} />}
      title="This page is not for partners"
      action={<ButtonLink to="/sites">Go to your sites</ButtonLink>}
    >
      It is about all partners at once, and only those who run the platform may see it.
    </EmptyState>
  );
}
