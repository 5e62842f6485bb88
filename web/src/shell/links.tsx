import {
  Anchor,
  Button,
  NavLink,
  type AnchorProps,
  type ButtonProps,
  type NavLinkProps,
} from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ReactNode, Ref } from "react";

type WithRef = { ref?: Ref<HTMLAnchorElement>; children?: ReactNode };

/** A link inside a text or a table. */
export const TextLink = createLink((props: AnchorProps & WithRef) => (
  <Anchor underline="always" inherit {...props} />
));

/** A link that looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & WithRef) => <Button component="a" {...props} />);

/** An entry of the navigation; the router marks it with aria-current. */
export const NavItem = createLink((props: NavLinkProps & WithRef) => <NavLink component="a" {...props} />);
