# The appliance as a machine, and our programs as packages. docs/nixos.md tells how to use it.
{
  description = "OsirisCare: appliances that keep clinics as declared, and prove it";

  # The first stable release line with a JDK 25. `nix flake lock` writes the lock file at the first use.
  inputs.nixpkgs.url = "nixpkgs/nixos-25.11";

  outputs = { self, nixpkgs }:
    let
      system = "x86_64-linux";
      pkgs = nixpkgs.legacyPackages.${system}.extend overlay;
      overlay = final: _: {
        osiriscare = import ./nixos/packages { pkgs = final; src = self; version = self.shortRev or "dirty"; };
      };
      withOurPackages = { nixpkgs.overlays = [ overlay ]; };
      # A module brings the packages that it runs.
      module = file: { imports = [ file withOurPackages ]; };
      machine = modules: nixpkgs.lib.nixosSystem { inherit system; modules = [ withOurPackages ] ++ modules; };
      image = self.nixosConfigurations.osiriscare-appliance;
    in
    {
      overlays.default = overlay;

      packages.${system} = {
        inherit (pkgs.osiriscare) compliance-agent appliance-daemon checkin-receiver central watcher flashpods cli;
        default = pkgs.osiriscare.compliance-agent;
        appliance-iso = image.config.system.build.isoImage;
      };

      nixosModules = builtins.mapAttrs (_: module) {
        appliance-daemon = ./nixos/modules/appliance-daemon.nix;
        central-command = ./nixos/modules/central-command.nix;
        compliance-agent = ./nixos/modules/compliance-agent.nix;
        health-checks = ./nixos/modules/health-checks.nix;
        log-watcher = ./nixos/modules/log-watcher.nix;
        msp-secrets = ./nixos/modules/msp-secrets.nix;
        remediation-tools = ./nixos/modules/remediation-tools.nix;
        ssh-hardening = ./nixos/modules/ssh-hardening.nix;
        timesync = ./nixos/modules/timesync.nix;
        updates = ./nixos/modules/updates.nix;
      };

      nixosConfigurations = {
        osiriscare-appliance = machine [ ./nixos/iso/appliance-image.nix { osiriscare.source = self; } ];
        osiriscare-appliance-disk = machine [ ./nixos/iso/appliance-disk-image.nix ];
        msp-client-base = machine [ ./nixos/examples/msp-client-base.nix ];
      };

      # `nix build .#nixosTests.compliance-agent` and `nix build .#checks.unit-tests` find these.
      legacyPackages.${system} = {
        nixosTests.compliance-agent = pkgs.testers.runNixOSTest (import ./nixos/tests/compliance-agent.nix { inherit self; });
        checks.unit-tests = pkgs.osiriscare.unit-tests;
      };
      checks.${system} = {
        inherit (self.legacyPackages.${system}.nixosTests) compliance-agent;
        inherit (pkgs.osiriscare) unit-tests;
      };

      devShells.${system}.default = pkgs.mkShell {
        packages = [ pkgs.jdk25 pkgs.maven pkgs.nodejs pkgs.nftables pkgs.shellcheck pkgs.age pkgs.sops ];
      };
    };
}
