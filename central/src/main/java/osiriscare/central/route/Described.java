package osiriscare.central.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the OpenAPI document says about a record's component beyond its type.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Described {
  /// What it means, one sentence.
  String value() default "";

  /// A value as it may occur.
  String example() default "";

  /// The words it may be.
  String[] oneOf() default {};
}
