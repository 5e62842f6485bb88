# What our modules use of nixpkgs' `lib`, written anew and small, so that they can be evaluated where there is no nixpkgs.
# Stricter where it differs: only what is here may be used, and the check says so by failing.
let
  inherit (builtins)
    all any attrNames attrValues concatLists concatStringsSep elem filter foldl' genList hasAttr head isAttrs isBool
    isFunction isInt isList isPath isString length listToAttrs map mapAttrs match removeAttrs stringLength substring
    tail toJSON typeOf;

  optionals = condition: list: if condition then list else [ ];
  unique = foldl' (seen: item: if elem item seen then seen else seen ++ [ item ]) [ ];
  concatMap = f: list: concatLists (map f list);
  showOption = concatStringsSep ".";

  # ---- properties
  mkIf = condition: content: { _type = "if"; inherit condition content; };
  mkMerge = contents: { _type = "merge"; inherit contents; };
  mkOverride = priority: content: { _type = "override"; inherit priority content; };
  typeTag = value: if isAttrs value then value._type or "" else "";

  # Moves properties from an attribute set to its attributes without asking the conditions, which may depend on them.
  pushDown = value:
    {
      "if" = map (mapAttrs (_: mkIf value.condition)) (pushDown value.content);
      "merge" = concatMap pushDown value.contents;
      "override" = map (mapAttrs (_: mkOverride value.priority)) (pushDown value.content);
    }.${typeTag value} or [ value ];

  # The definitions that count, each with its priority.
  discharge = value:
    {
      "if" = if value.condition then discharge value.content else [ ];
      "merge" = concatMap discharge value.contents;
      "override" = map (one: one // { inherit (value) priority; }) (discharge value.content);
    }.${typeTag value} or [{ priority = 100; inherit value; }];

  strongest = definitions:
    let least = foldl' (a: d: if d.priority < a then d.priority else a) 10000 definitions;
    in map (d: d.value) (filter (d: d.priority == least) definitions);

  # ---- types
  mkType = description: check: { inherit description check; merge = mergeEqual; };
  mergeEqual = path: values:
    if all (v: v == head values) values then head values
    else throw "The option `${showOption path}' has conflicting definitions: ${toJSON values}";
  checked = type: path: values:
    let wrong = filter (v: !type.check v) values;
    in
    if wrong == [ ] then type.merge path values
    else throw "The option `${showOption path}' is not of type `${type.description}': ${typeOf (head wrong)}";

  between = low: high: mkType "integer between ${toString low} and ${toString high} (both inclusive)"
    (v: isInt v && v >= low && v <= high);

  types = rec {
    str = mkType "string" isString;
    bool = mkType "boolean" isBool;
    int = mkType "signed integer" isInt;
    port = (between 0 65535) // { description = "16 bit unsigned integer; between 0 and 65535 (both inclusive)"; };
    ints = {
      inherit between;
      positive = mkType "positive integer, meaning >0" (v: isInt v && v > 0);
    };
    path = mkType "absolute path" (v: isPath v || (isString v && substring 0 1 v == "/") || (isAttrs v && v ? outPath));
    package = mkType "package" (v: path.check v);
    strMatching = pattern: mkType "string matching the pattern ${pattern}" (v: isString v && match pattern v != null);
    lines = str // {
      description = "strings concatenated with \"\\n\"";
      merge = _: concatStringsSep "\n";
    };
    enum = values: mkType "one of ${concatStringsSep ", " (map toJSON values)}" (v: elem v values);
    nullOr = type: {
      description = "null or ${type.description}";
      check = v: v == null || type.check v;
      merge = path: values: if all (v: v == null) values then null else type.merge path (filter (v: v != null) values);
    };
    either = a: b: {
      description = "${a.description} or ${b.description}";
      check = v: a.check v || b.check v;
      merge = path: values: if all a.check values then a.merge path values else checked b path values;
    };
    oneOf = list: if length list == 1 then head list else either (head list) (oneOf (tail list));
    listOf = type: {
      description = "list of ${type.description}";
      check = isList;
      merge = path: lists:
        let item = v: checked type path (strongest (discharge v));
        in concatMap (list: map item (filter (v: discharge v != [ ]) list)) lists;
    };
    attrsOf = type: {
      description = "attribute set of ${type.description}";
      check = isAttrs;
      merge = path: sets:
        let
          plain = concatMap pushDown sets;
          all' = name: concatMap (set: optionals (hasAttr name set) (discharge set.${name})) plain;
          names = filter (name: all' name != [ ]) (unique (concatMap attrNames plain));
          one = name: { inherit name; value = checked type (path ++ [ name ]) (strongest (all' name)); };
        in
        listToAttrs (map one names);
    };
    # What foreign options hold: sets are merged deeply, lists are joined, all else must agree.
    anything = {
      description = "anything";
      check = _: true;
      merge = path: values:
        if all (v: isAttrs v && !(v ? outPath)) values then (attrsOf anything).merge path values
        else if all isList values then concatLists values
        else mergeEqual path values;
    };
    submodule = module: {
      description = "submodule";
      check = v: isAttrs v || isFunction v;
      merge = path: values: (evalModules {
        modules = (if isList module then module else [ module ]) ++ map (v: if isFunction v then v else { config = v; }) values;
        prefix = path;
        specialArgs = { name = foldl' (_: part: part) "" path; };
      }).config;
    };
  };

  # ---- modules
  mkOption = attributes: { _type = "option"; } // attributes;

  evalModules = { modules, specialArgs ? { }, prefix ? [ ] }:
    let
      args = { inherit lib; inherit (evaluated) config options; } // specialArgs;
      load = module:
        let
          raw = if isPath module || isString module then import module else module;
          value = if isFunction raw then raw args else raw;
          isLong = value ? options || value ? config;
          short = removeAttrs value [ "imports" "freeformType" ];
          odd = filter (name: !elem name [ "imports" "options" "config" "freeformType" "meta" ]) (attrNames value);
        in
        if isLong && odd != [ ] then throw "a module has both `config' or `options' and ${toJSON odd}"
        else {
          # A file that is imported twice counts once, as in nixpkgs.
          key = if isPath module || isString module then toString module else null;
          imports = value.imports or [ ];
          options = value.options or { };
          config = if isLong then value.config or { } else short;
          freeform = optionals (value ? freeformType) [ value.freeformType ];
        };
      collect = concatMap (module: let loaded = load module; in collect loaded.imports ++ [ loaded ]);
      loaded = foldl' (seen: m: if m.key != null && any (other: other.key == m.key) seen then seen else seen ++ [ m ]) [ ]
        (collect modules);
      freeform = concatMap (m: m.freeform) loaded;

      build = path: trees: definitions:
        let
          plain = concatMap pushDown definitions;
          declared = unique (concatMap attrNames trees);
          defined = unique (concatMap attrNames plain);
          unknown = filter (name: !elem name declared) defined;
          at = name: sets: map (set: set.${name}) (filter (hasAttr name) sets);
          one = name: node (path ++ [ name ]) (at name trees) (at name plain);
          free =
            if unknown == [ ] then { }
            else if freeform != [ ] && path == prefix then
              (types.attrsOf (head freeform)).merge path (map (set: removeAttrs set declared) plain)
            else throw "The option `${showOption (path ++ [ (head unknown) ])}' does not exist.";
          built = listToAttrs (map (name: { inherit name; value = one name; }) declared);
        in
        { config = mapAttrs (_: n: n.config) built // free; options = mapAttrs (_: n: n.options) built; };

      node = path: trees: definitions:
        if any (tree: typeTag tree == "option") trees then
          if length trees > 1 then throw "The option `${showOption path}' is declared twice."
          else leaf path (head trees) definitions
        else build path trees definitions;

      leaf = path: option: definitions:
        let
          given = strongest (concatMap discharge definitions);
          value =
            if given != [ ] then checked option.type path given
            else if option ? default then checked option.type path [ option.default ]
            else throw "The option `${showOption path}' is used but not defined.";
        in
        { config = (option.apply or (v: v)) value; options = option // { loc = path; isDefined = given != [ ]; }; };

      evaluated = build prefix (map (m: m.options) loaded) (map (m: m.config) loaded);
      # Forced, so that a definition without its option is an error even when nobody reads it.
      known = foldl' (_: m: null) null loaded;
    in
    builtins.seq known evaluated;

  lib = {
    inherit all any attrNames attrValues concatLists concatMap concatStringsSep elem evalModules filter foldl' genList
      hasAttr head isAttrs isBool isInt isList isString length listToAttrs mapAttrs mkIf mkMerge mkOption mkOverride
      optionals removeAttrs stringLength substring tail types unique;
    mkDefault = mkOverride 1000;
    mkForce = mkOverride 50;
    mkEnableOption = what: mkOption { type = types.bool; default = false; description = "Whether to enable ${what}."; };
    literalExpression = text: { _type = "literalExpression"; inherit text; };
    optional = condition: item: optionals condition [ item ];
    optionalString = condition: text: if condition then text else "";
    optionalAttrs = condition: set: if condition then set else { };
    mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
    mapAttrs' = f: set: listToAttrs (map (name: f name set.${name}) (attrNames set));
    nameValuePair = name: value: { inherit name value; };
    filterAttrs = keep: set:
      listToAttrs (map (name: { inherit name; value = set.${name}; }) (filter (name: keep name set.${name}) (attrNames set)));
    concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
    elemAt = builtins.elemAt;
    # As nixpkgs' function of this name, for the numbers that a pattern has let through.
    toIntBase10 = text: builtins.fromJSON (head (match "0*([0-9]+)" text));
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    hasInfix = infix: text: builtins.replaceStrings [ infix ] [ "" ] text != text;
    removePrefix = prefix: text:
      if substring 0 (stringLength prefix) text == prefix
      then substring (stringLength prefix) (stringLength text) text else text;
    escapeShellArg = text: "'${builtins.replaceStrings [ "'" ] [ "'\\''" ] (toString text)}'";
    escapeShellArgs = words: concatStringsSep " " (map lib.escapeShellArg words);
  };
in
lib
