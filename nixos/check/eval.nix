# Evaluates configurations against the stand-ins, for the tests: `nix-instantiate --eval --strict --json eval.nix --arg …`.
{ modules                       # paths of modules and of configurations
, settings ? { }                # one more configuration
, ours ? "/opt/osiriscare"      # where our programs lie
}:
let
  lib = import ./lib.nix;
  pkgs = import ./packages.nix { inherit lib ours; };
  machine = lib.evalModules {
    modules = [ ./machine.nix ] ++ modules ++ [{ config = settings; }];
    specialArgs = { inherit pkgs; };
  };
  config = machine.config;
  isOption = value: (value._type or "") == "option";
  flatten = tree:
    if isOption tree then [ tree ]
    else lib.concatMap (name: flatten tree.${name}) (lib.attrNames tree);
  text = value: if (value._type or "") == "literalExpression" then value.text else builtins.toJSON value;
  # A description says what a default is that depends on the machine.
  default = option: option.defaultText or (option.default or null);
  described = option: {
    name = lib.concatStringsSep "." option.loc;
    type = option.type.description;
    default = if option ? default then text (default option) else null;
    description = option.description or "";
  };
  table = name: value: "table ${value.family} ${name} {\n${value.content}\n}\n";
in
{
  failed = map (a: a.message) (lib.filter (a: !a.assertion) config.assertions);
  inherit (config) warnings;
  units = import ./units.nix { inherit lib pkgs; } config.systemd;
  tables = lib.mapAttrs table config.networking.nftables.tables;
  tmpfiles = config.systemd.tmpfiles.rules;
  users = lib.attrNames config.users.users;
  programs = map toString config.environment.systemPackages;
  options = map described (lib.filter (o: o ? description) (flatten machine.options));
}
