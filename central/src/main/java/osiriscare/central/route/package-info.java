/// The people's door as a table: one row per route says method, path, who may call, what goes in
/// and what comes out. Doors: Route, RouteTable, Call. Routing, access rules and the OpenAPI
/// document are all read from it.
@NullMarked
package osiriscare.central.route;

import org.jspecify.annotations.NullMarked;
