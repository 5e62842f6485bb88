/// The check catalogue for clients. Door: CatalogueApi.
@NullMarked
package osiriscare.central.catalogue;

import org.jspecify.annotations.NullMarked;
