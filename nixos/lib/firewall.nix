# Tables of nftables with everything dropped but what is named, and what keeps the addresses of named hosts in them.
{ lib, pkgs }:
let
  inherit (lib) concatMapStringsSep optionalString;
  address = "(https?)://([^/:]+|\\[[0-9a-fA-F:]+])(:([0-9]+))?(/.*)?";
  ports = list: concatMapStringsSep ", " toString list;
in
rec {
  # Host and port of an address, or null when it is none.
  parseUrl = url:
    let parts = builtins.match address url; in
    if parts == null then null
    else {
      scheme = builtins.elemAt parts 0;
      host = builtins.elemAt parts 1;
      port =
        if builtins.elemAt parts 3 != null then lib.toIntBase10 (builtins.elemAt parts 3)
        else if builtins.elemAt parts 0 == "https" then 443 else 80;
    };

  isLocal = host: lib.elem host [ "127.0.0.1" "localhost" "[::1]" ];

  # `hasList` adds the sets of hosts that [refresh] fills. `tcpIn` is open to everybody, `tcpFromSite` and `tcpToSite` to and from `siteRanges` only, `tcpOut` leads everywhere.
  # Loopback, DHCP and the ICMP that IP cannot live without are added to the documented chains (docs/adr/0030).
  table = { prefix, tcpIn ? [ ], tcpFromSite ? [ ], tcpOut ? [ ], tcpToSite ? [ ], udpToSite ? [ ], siteRanges ? [ ], hasList ? false }:
    let
      isV6 = lib.hasInfix ":";
      site4 = lib.filter (range: !isV6 range) siteRanges;
      site6 = lib.filter isV6 siteRanges;
      # One rule for each family that the site has.
      ofSite = direction: rule:
        optionalString (site4 != [ ]) "    ip ${direction} @site4 ${rule} accept\n"
        + optionalString (site6 != [ ]) "    ip6 ${direction} @site6 ${rule} accept\n";
      siteSet = name: type: ranges: optionalString (ranges != [ ])
        "  set ${name} { type ${type}; flags interval; auto-merge; elements = { ${lib.concatStringsSep ", " ranges} }; }\n";
      # Filled by the refresh service; empty means closed.
      sets = ''
          set allowed4 { type ipv4_addr . inet_proto . inet_service; }
          set allowed6 { type ipv6_addr . inet_proto . inet_service; }
      '';
      listed = ''
            ip daddr . meta l4proto . th dport @allowed4 accept
            ip6 daddr . meta l4proto . th dport @allowed6 accept
      '';
      refused = ''
        limit rate 10/minute burst 20 packets log prefix "${prefix}-blocked: " level info
            counter drop'';
    in
    ''
      ${optionalString hasList sets}${siteSet "site4" "ipv4_addr" site4}${siteSet "site6" "ipv6_addr" site6}
        chain input {
          type filter hook input priority filter; policy drop;
          ct state established,related accept
          ct state invalid drop
          iif lo accept
          udp sport 67 udp dport 68 accept
          ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept
          icmpv6 type { nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit 255 accept
          icmpv6 type { packet-too-big, destination-unreachable, time-exceeded, parameter-problem } accept
      ${optionalString (tcpIn != [ ]) "    tcp dport { ${ports tcpIn} } accept\n"}${
        optionalString (tcpFromSite != [ ]) (ofSite "saddr" "tcp dport { ${ports tcpFromSite} }")}
          ${refused}
        }

        chain output {
          type filter hook output priority filter; policy drop;
          ct state established,related accept
          oif lo accept
          udp sport 68 udp dport 67 accept
          udp sport 546 udp dport 547 accept
          icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert, mld2-listener-report } accept
          icmpv6 type { packet-too-big, destination-unreachable, time-exceeded, parameter-problem } accept
          udp dport { 53, 123 } accept
          tcp dport 53 accept
      ${optionalString (tcpOut != [ ]) "    tcp dport { ${ports tcpOut} } accept\n"}${
        optionalString (tcpToSite != [ ]) (ofSite "daddr" "tcp dport { ${ports tcpToSite} }")}${
        optionalString (udpToSite != [ ]) (ofSite "daddr" "udp dport { ${ports udpToSite} }")}
      ${optionalString hasList listed}
          ${refused}
        }
    '';

  # Asks for the names now and then. What does not resolve keeps the addresses it had: a broken or lying resolver opens
  # nothing for anybody else, and a host that was reachable stays so. Ends with an error then, so that it is seen.
  refresh = { name, table, endpoints }:
    let
      list = pkgs.writeText "${name}-endpoints"
        (concatMapStringsSep "" (e: "${e.host} ${e.protocol} ${toString e.port}\n") (lib.unique endpoints));
    in
    {
      services."${name}-egress-refresh" = {
        description = "Addresses that ${name} may reach";
        after = [ "nftables.service" "network-online.target" ];
        wants = [ "network-online.target" ];
        wantedBy = [ "nftables.service" ];
        restartTriggers = [ list ];
        path = [ pkgs.coreutils pkgs.getent pkgs.nftables ];
        script = ''
          set -o pipefail
          failed=0
          elements() { # 4|6 ADDRESSES PROTOCOL PORT
            local address
            for address in $2; do
              case $address in
                *:*) [ "$1" = 6 ] || continue ;;
                *) [ "$1" = 4 ] || continue ;;
              esac
              echo "add element inet ${table} allowed$1 { $address . $3 . $4 }"
            done
          }
          change="flush set inet ${table} allowed4
          flush set inet ${table} allowed6"
          while read -r host protocol port; do
            bare=''${host#[}
            bare=''${bare%]}
            known=$RUNTIME_DIRECTORY/''${bare//:/_}
            if found=$(timeout 10 getent ahosts "$bare" | cut -d' ' -f1 | sort -u | head -n 64) && [ -n "$found" ]; then
              echo "$found" >"$known.new"
              mv "$known.new" "$known"
            else
              echo "$host does not resolve; its earlier addresses are kept" >&2
              failed=1
            fi
            [ -f "$known" ] || continue
            change+="
          $(elements 4 "$(<"$known")" "$protocol" "$port")
          $(elements 6 "$(<"$known")" "$protocol" "$port")"
          done <${list}
          echo "$change" | nft -f -
          exit $failed
        '';
        serviceConfig = import ./hardening.nix // {
          Type = "oneshot";
          # To change the rules of this network namespace, and nothing else.
          CapabilityBoundingSet = [ "CAP_NET_ADMIN" ];
          PrivateUsers = false;
          RestrictAddressFamilies = [ "AF_INET" "AF_INET6" "AF_UNIX" "AF_NETLINK" ];
          RuntimeDirectory = "${name}-egress";
          RuntimeDirectoryPreserve = true;
          TimeoutStartSec = "5min";
        };
      };
      timers."${name}-egress-refresh" = {
        description = "Addresses that ${name} may reach, again";
        wantedBy = [ "timers.target" ];
        timerConfig = { OnBootSec = "30s"; OnUnitInactiveSec = "5min"; RandomizedDelaySec = "30s"; };
      };
    };
}
