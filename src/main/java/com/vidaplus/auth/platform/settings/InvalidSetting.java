package com.vidaplus.auth.platform.settings;

/** A setting that the service cannot start with. The message names the setting and what it may be, never its value. */
public class InvalidSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param setting the setting's name as the operator writes it
     * @param mayBe   what it may be, to follow the words "must be"
     */
    public InvalidSetting(String setting, String mayBe) {
        super("Setting " + setting + " must be " + mayBe + ".");
    }
}
