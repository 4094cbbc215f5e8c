package com.vidaplus.auth.harness.cases;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the robustness cases ({@code A01} to {@code H14}) that a test, or every test of a class, proves. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Case {

    /** The ids, as in {@code @Case({"C03", "C04"})}; a case counts as passed when every test that names it passed. */
    String[] value();
}
