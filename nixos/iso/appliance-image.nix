# The bootable installer (nixosConfigurations.osiriscare-appliance): `nix build .#appliance-iso`.
{ config, lib, pkgs, modulesPath, ... }:
let
  source = config.osiriscare.source;
in
{
  imports = [ ./configuration.nix "${modulesPath}/installer/cd-dvd/iso-image.nix" ];

  options.osiriscare.source = lib.mkOption {
    type = lib.types.path;
    description = "The flake that is installed.";
  };

  config = {
    image.fileName = "osiriscare-appliance.iso";
    isoImage = {
      makeEfiBootable = true;
      makeUsbBootable = true;
      squashfsCompression = "zstd -Xcompression-level 19";
    };
    environment.systemPackages = [ pkgs.parted pkgs.dosfstools pkgs.e2fsprogs pkgs.jq ];
    environment.etc."osiriscare/install".source = pkgs.writeShellScript "install" ''
      export OSIRISCARE_FLAKE=${source}
      exec ${pkgs.runtimeShell} ${./install.sh} "$@"
    '';
    services.getty.autologinUser = lib.mkForce "root";
    services.getty.helpLine = lib.mkForce "To install: /etc/osiriscare/install";
  };
}
