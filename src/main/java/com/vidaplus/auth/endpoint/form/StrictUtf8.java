package com.vidaplus.auth.endpoint.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 with errors reported. Decoders that put U+FFFD in place of what they cannot read make different passwords equal.
 */
final class StrictUtf8 {

    private StrictUtf8() {
    }

    /** @throws FormProblem at overlong forms, surrogates, truncated sequences, and at a NUL, which databases disagree about */
    static String decode(ByteBuffer bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(bytes).toString();
            if (text.indexOf('\0') >= 0) {
                throw new FormProblem("NUL");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new FormProblem("not UTF-8");
        }
    }
}
