package com.vidaplus.auth.harness.generated;

import java.util.stream.Stream;

/** Seeds for forms, from the curated cases of both doors. */
public final class Forms {

    private Forms() {
    }

    /** Bodies of both doors, good ones and those of rows A03 to A21. */
    public static Stream<String> bodies() {
        return Stream.of("grant_type=password&username=ana%40vidaplus.example&password=correct+horse%20battery&scope=read",
                "grant_type=refresh_token&refresh_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&client_id=shop",
                "grant_type=client_credentials&client_id=shop&client_secret=0123456789abcdef0123456789abcdef&scope=read%20write",
                "username=ana%40vidaplus.example&password=%C3%A9%CC%81&grant_type=&scope=&client_id=&client_secret=",
                "token=eyJhbGciOiJSUzI1NiJ9.e30.AAAA&token_type_hint=access_token", "username=a&username=b&password=c",
                "grant_type=Password&x",
                "&username=a&&password=b&", "username=%G1", "username=%2", "password=%C0%80", "password=%ED%A0%80", "password=%E2%82",
                "username=a%00b", "username=a%0d%0aX-Injected:+y", "scope=a%22b%5Cc",
                "p1&p2&p3&p4&p5&p6&p7&p8&p9&p10&p11&p12&p13&p14&p15&p16&p17&p18"
                        + "&p19&p20&p21&p22&p23&p24&p25&p26&p27&p28&p29&p30&p31&p32",
                "{\"username\":\"a\",\"password\":\"b\"}", "", "=", "&", "%",
                "AaAaAa=1&BBBBBB=2&AaBBAa=3", "username='+OR+'1'%3D'1&password=x", "scope=" + "a+".repeat(50) + "b",
                "username=" + "a".repeat(255) + "&password=" + "b".repeat(1025), "n".repeat(129) + "=1");
    }
}
