/// The OpenAPI document, written from the route table and the records that it names. Door:
/// OpenApiDocument.
@NullMarked
package osiriscare.central.openapi;

import org.jspecify.annotations.NullMarked;
