import { AppShell, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconBell,
  IconBrain,
  IconBuildingHospital,
  IconBulb,
  IconFlame,
  IconGavel,
  IconHistory,
  IconHome,
  IconKey,
  IconListCheck,
  IconPackage,
  IconPalette,
  IconQrcode,
  IconRocket,
  IconStairs,
  IconTicket,
  IconTool,
  IconUserHeart,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { Outlet } from "@tanstack/react-router";
import type { User } from "../api/records";
import { isOfPlatform, mayAdminister, mayLeadPartner, maySee, useMe } from "../api/session";
import { Logo } from "../ui/Logo";
import { SchemeSwitch } from "../ui/SchemeSwitch";
import { IdleWarning } from "./IdleWarning";
import { LiveIndicator, OutdatedNotice } from "./LiveIndicator";
import { NavItem, TextLink } from "./links";
import styles from "./Shell.module.css";
import { UserMenu } from "./UserMenu";

/** The frame of every page behind the login. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure();
  const me = useMe();
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding={{ base: "md", sm: "xl" }}
    >
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <AppShell.Header className={styles.bar}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? "Close navigation" : "Open navigation"}
              aria-expanded={isOpen}
            />
            <TextLink
              to="/sites"
              underline="never"
              c="inherit"
              aria-label="OsirisCare, to your sites"
              display="flex"
            >
              <Logo />
            </TextLink>
            <Text c="dimmed" size="sm" visibleFrom="sm">
              Central Command
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap" className={styles.own}>
            <SchemeSwitch />
            <UserMenu user={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={styles.bar} aria-label="Main">
        <AppShell.Section grow onClick={close} className={styles.items}>
          {isOfPlatform(me) ? null : <PartnerHome />}
          {maySee(me) ? <ClinicItems /> : null}
          {isOfPlatform(me) ? <PlatformItems user={me} /> : <PartnerItems user={me} />}
        </AppShell.Section>
        <AppShell.Section>{maySee(me) ? <LiveIndicator /> : null}</AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <div className={styles.page}>
          <OutdatedNotice />
          <IdleWarning />
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** About clinics: for everybody who may look at them. */
function ClinicItems() {
  return (
    <>
      <NavItem
        to="/sites"
        label="Sites"
        leftSection={<IconBuildingHospital size={18} />}
        className={styles.item}
      />
      <NavItem
        to="/incidents"
        label="Incidents"
        leftSection={<IconFlame size={18} />}
        className={styles.item}
      />
      <NavItem to="/tickets" label="Tickets" leftSection={<IconTicket size={18} />} className={styles.item} />
      <NavItem to="/planner" label="Planner" leftSection={<IconBrain size={18} />} className={styles.item} />
      <NavItem to="/tiers" label="Tiers" leftSection={<IconStairs size={18} />} className={styles.item} />
      <NavItem to="/rules" label="Rules" leftSection={<IconGavel size={18} />} className={styles.item} />
      <NavItem to="/runbooks" label="Runbooks" leftSection={<IconTool size={18} />} className={styles.item} />
      <NavItem
        to="/checks"
        label="Checks"
        leftSection={<IconListCheck size={18} />}
        className={styles.item}
      />
    </>
  );
}

/** About all partners at once. */
function PlatformItems({ user }: { user: User }) {
  return (
    <>
      <NavItem to="/learning" label="Learning" leftSection={<IconBulb size={18} />} className={styles.item} />
      <NavItem
        to="/fleet"
        label="Fleet orders"
        leftSection={<IconRocket size={18} />}
        className={styles.item}
      />
      <NavItem
        to="/releases"
        label="Releases"
        leftSection={<IconPackage size={18} />}
        className={styles.item}
      />
      {mayAdminister(user) ? (
        <NavItem
          to="/partners"
          label="Partners"
          leftSection={<IconUsersGroup size={18} />}
          className={styles.item}
        />
      ) : null}
      {mayAdminister(user) ? (
        <NavItem to="/users" label="Users" leftSection={<IconUsers size={18} />} className={styles.item} />
      ) : null}
      {mayAdminister(user) ? (
        <NavItem
          to="/audit"
          label="Audit log"
          leftSection={<IconHistory size={18} />}
          className={styles.item}
        />
      ) : null}
      {mayAdminister(user) ? (
        <NavItem
          to="/master-keys"
          label="Master keys"
          leftSection={<IconKey size={18} />}
          className={styles.item}
        />
      ) : null}
    </>
  );
}

function PartnerHome() {
  return (
    <NavItem
      to="/partner"
      activeOptions={{ exact: true }}
      label="Overview"
      leftSection={<IconHome size={18} />}
      className={styles.item}
    />
  );
}

/** About the own partner. */
function PartnerItems({ user }: { user: User }) {
  return (
    <>
      {maySee(user) ? (
        <>
          <NavItem
            to="/partner/codes"
            label="Provision codes"
            leftSection={<IconQrcode size={18} />}
            className={styles.item}
          />
          <NavItem
            to="/partner/notifications"
            label="Notifications"
            leftSection={<IconBell size={18} />}
            className={styles.item}
          />
        </>
      ) : null}
      {maySee(user) ? (
        <NavItem
          to="/partner/clients"
          label="Clients"
          leftSection={<IconUserHeart size={18} />}
          className={styles.item}
        />
      ) : null}
      {mayLeadPartner(user) ? (
        <>
          <NavItem
            to="/partner/team"
            label="Team"
            leftSection={<IconUsers size={18} />}
            className={styles.item}
          />
          <NavItem
            to="/partner/keys"
            label="API keys"
            leftSection={<IconKey size={18} />}
            className={styles.item}
          />
          <NavItem
            to="/partner/brand"
            label="Brand"
            leftSection={<IconPalette size={18} />}
            className={styles.item}
          />
          <NavItem
            to="/partner/activity"
            label="Activity"
            leftSection={<IconHistory size={18} />}
            className={styles.item}
          />
        </>
      ) : null}
    </>
  );
}
