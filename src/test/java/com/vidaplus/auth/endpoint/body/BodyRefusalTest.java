package com.vidaplus.auth.endpoint.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyRefusalTest {

    @ParameterizedTest
    @CsvSource({"/admin,true", "/admin/,true", "/admin/accounts,true", "/admin;x=y/accounts,true", "/administrator,false", "/,false", "'',false"})
    void aDoorsAddressesAreItsOwnAndThoseBelow(String path, boolean below) {
        assertThat(BodyRefusal.isBelow(path, "/admin")).isEqualTo(below);
    }
}
