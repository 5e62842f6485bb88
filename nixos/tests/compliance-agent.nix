# `nix build .#nixosTests.compliance-agent`: the seven documented lines on real NixOS. Needs nixpkgs and KVM, and was never run
# where this was written (docs/not-tried.md).
{ self }:
{
  name = "compliance-agent";

  nodes.agent = { pkgs, ... }: {
    imports = [ self.nixosModules.compliance-agent ];
    services.compliance-agent = {
      enable = true;
      siteId = "clinic-001";
      resellerId = "msp-alpha";
      baselinePath = "/etc/osiriscare/baseline.yaml";
      clientCertFile = "/run/keys/client.pem";
      clientKeyFile = "/run/keys/client.key";
      signingKeyFile = "/run/keys/signing.key";
    };
    environment.systemPackages = [ pkgs.openssl pkgs.iproute2 pkgs.nftables ];
    # Stands for msp-secrets: throw-away keys, owned and closed as that module would.
    systemd.services.test-keys = {
      wantedBy = [ "multi-user.target" ];
      before = [ "compliance-agent.service" ];
      path = [ pkgs.openssl pkgs.coreutils ];
      script = ''
        umask 077
        mkdir -p /run/keys
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=agent -days 2 \
          -keyout /run/keys/client.key -out /run/keys/client.pem
        head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >/run/keys/signing.key
        chmod 0755 /run/keys
        chmod 0600 /run/keys/*
        chown compliance-agent:compliance-agent /run/keys/*
      '';
      serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
    };
  };

  testScript = ''
    agent.start()
    agent.wait_for_unit("compliance-agent.service")
    show = lambda name: agent.succeed(f"systemctl show compliance-agent -p {name} --value").strip()

    with subtest("Agent has no listening sockets"):
        pid = show("MainPID")
        agent.fail(f"ss -Hlnptu | grep -q pid={pid},")

    with subtest("nftables egress allowlist enforced"):
        rules = agent.succeed("nft list table inet compliance_agent")
        assert "policy drop" in rules and "allowed4" in rules, rules
        agent.fail("timeout 3 bash -c 'exec 3<>/dev/tcp/192.0.2.1/443'")

    with subtest("Secrets protected"):
        for name in ["client.key", "signing.key"]:
            assert agent.succeed(f"stat -c '%a %U' /run/keys/{name}").strip() == "600 compliance-agent"

    with subtest("Time skew detection ready"):
        assert "ntp_max_skew_ms" in agent.succeed("cat $(systemctl cat compliance-agent | grep -o '/nix/store[^ ]*yaml')")

    with subtest("State directory"):
        agent.wait_for_file("/var/lib/compliance-agent")
        assert agent.succeed("stat -c '%a %U' /var/lib/compliance-agent").strip() == "700 compliance-agent"

    with subtest("Hardening"):
        assert show("ProtectSystem") == "strict"
        assert show("NoNewPrivileges") == "yes"
        assert show("CapabilityBoundingSet") == ""
        assert show("MemoryDenyWriteExecute") == "no"

    with subtest("Watched"):
        assert show("Type") == "notify"
        assert show("WatchdogUSec") == "2min"

    with subtest("Logs reach the journal"):
        agent.wait_until_succeeds("journalctl -u compliance-agent | grep -q 'Central does not know this appliance yet'")
  '';
}
