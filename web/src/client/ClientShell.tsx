import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { api, FOREGROUND } from "../api/client";
import { IdleQuestion } from "../shell/IdleWarning";
import { SchemeSwitch } from "../ui/SchemeSwitch";
import styles from "./BrandBar.module.css";
import { clientMeQuery, useClientMe } from "./clientQueries";

const PAGES = [
  ["/client", "Overview"],
  ["/client/fixed", "Fixed this month"],
  ["/client/evidence", "Evidence"],
  ["/client/report", "Reports"],
  ["/client/team", "Team"],
  ["/client/notifications", "Notifications"],
] as const;

/** The frame of the pages for clients, in the brand of their partner. */
export function ClientShell() {
  const { brand, client_name: client, email } = useClientMe();
  const logout = useClientLogout();
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <header className={styles.bar} style={{ borderBottomColor: brand.accent_color ?? brand.primary_color }}>
        <div className={styles.name}>
          {brand.logo_path === null ? null : <img src={brand.logo_path} alt="" className={styles.logo} />}
          <div>
            <strong style={{ color: brand.primary_color }}>{brand.brand_name}</strong>
            <div className={styles.organisation}>
              {client} · {email}
            </div>
          </div>
        </div>
        <Button
          color={brand.primary_color}
          c="white"
          autoContrast={false}
          size="xs"
          style={{ background: brand.primary_color }}
          onClick={() => logout()}
        >
          Log out
        </Button>
      </header>
      <nav className={styles.nav} aria-label="Main">
        {PAGES.map(([to, title]) => (
          <Link key={to} to={to} className={styles.item} activeOptions={{ exact: to === "/client" }}>
            {title}
          </Link>
        ))}
        <SchemeSwitch />
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        <IdleQuestion
          onStay={() =>
            void api.GET("/api/client/me", { headers: { [FOREGROUND]: "1" } }).catch(() => undefined)
          }
          logout={logout}
        />
        <Outlet />
      </main>
    </>
  );
}

function useClientLogout(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => api.POST("/api/client/logout"),
    onSettled: async () => {
      queries.removeQueries({ queryKey: clientMeQuery.queryKey });
      await navigate({ to: "/client/login" });
      queries.clear();
    },
  });
  return mutate;
}
