import { IconUsersGroup } from "@tabler/icons-react";
import { createRoute, Outlet } from "@tanstack/react-router";
import { isOfPlatform, useMe } from "../api/session";
import { ButtonLink } from "../shell/links";
import { signedInRoute } from "../shell/signedInRoute";
import { EmptyState } from "../ui/Notice";

/** What a partner does for itself. Central refuses it to those who run the platform: they have no partner. */
export const partnerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/partner",
  component: PartnerPages,
});

function PartnerPages() {
  return isOfPlatform(useMe()) ? (
    <EmptyState
      isPage
      icon={<IconUsersGroup size={28} />}
      title="This page is for partners"
      action={<ButtonLink to="/partners">Go to all partners</ButtonLink>}
    >
      Your account belongs to the platform and to no partner.
    </EmptyState>
  ) : (
    <Outlet />
  );
}
