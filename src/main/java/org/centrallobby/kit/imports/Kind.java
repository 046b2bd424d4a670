package org.centrallobby.kit.imports;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an {@link ImportKind} is called and takes, to be read without starting anything. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Kind {
    /** The word on the command line, such as {@code postcodes}. */
    String name();

    /** What the file must hold, for {@code --help}: one or two sentences. */
    String holds();

    /** Whether {@code --as-of} means something for this kind. */
    boolean takesAsOf() default false;
}
