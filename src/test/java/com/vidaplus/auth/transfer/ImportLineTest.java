package com.vidaplus.auth.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.StrictJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import makes of lines that hold no account to store. */
class ImportLineTest {

    private static List<String> statuses(String... lines) throws IOException {
        StringWriter text = new StringWriter();
        new ImportResults(text).write(Stream.of(lines).map(line -> ImportLine.parse(line.replace('\'', '"'))).toList(), Map.of());
        return text.toString().lines().map(line -> StrictJson.object(line).orElseThrow().getString("status")).toList();
    }

    @Test
    void blankLinesHaveANumberAndNoResultAndDoNotCount() throws IOException {
        StringWriter text = new StringWriter();
        new ImportResults(text).write(Stream.of("", " \t\r", "{}", "", "{\"count\":1}").map(ImportLine::parse).toList(), Map.of());

        assertThat(text.toString().lines().map(line -> StrictJson.object(line).orElseThrow().getInt("line"))).containsExactly(3, 5);
        assertThat(text.toString()).contains("counted");
    }

    @Test
    void nullMeansThatTheMemberIsNotThere() {
        ImportLine line = ImportLine.parse("{'email':'a@b.example','enabled':null,'groups':null,'password_hash':null,'id':null}".replace('\'', '"'));

        assertThat(line.account().orElseThrow().enabled()).isTrue();
    }

    @Test
    void theCountIsCheckedWhateverStandsBehindIt() throws IOException {
        assertThat(statuses("{}", "{}", "{'count':2}")).containsExactly("refused", "refused", "counted");
        assertThat(statuses("{}", "{'count':2}")).containsExactly("refused", "refused");
        assertThat(statuses("{}", "{'count':1}", "{}", "{'count':1}")).endsWith("refused", "counted");
        assertThat(statuses("{'count':5}", "{}")).containsExactly("refused", "refused");
        assertThat(statuses("{'count':0}")).containsExactly("counted");
        assertThat(statuses("{'count':1}")).containsExactly("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'count':'1'}", "{'count':1.5}", "{'count':null}", "{'count':1e30}", "{'count':1,'count':1}",
        "{'count':1,'email':'a@b.example'}"})
    void whatIsNoCountIsRefused(String line) throws IOException {
        assertThat(statuses(line)).containsExactly("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'email':'a@b.example','email':'a@b.example'}", "{'email':null}",
        "{'email':'a@b.example','id':'X'}", "{'email':'a@b.example','id':7}", "{'email':'a@b.example','groups':[null]}",
        "{'email':'a@b.example'}{}"})
    void whatIsNoAccountIsRefused(String line) {
        assertThat(ImportLine.parse(line.replace('\'', '"')).reason()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'email':'a@b.example'}", "{'email':'a@b.example','groups':null,'password_hash':null,'id':null}",
        "{'email':'a@b.example','id':'0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10'}"})
    void whatMayBeMissingMayBeNull(String line) {
        assertThat(ImportLine.parse(line.replace('\'', '"')).account()).isPresent();
    }

    @Test
    void aHashThatThisNodesHeapHasNoRoomForIsRefused() {
        String hash = "$scrypt$ln=16,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        ImportLine line = ImportLine.parse("{\"email\":\"a@b.example\",\"password_hash\":\"" + hash + "\"}");

        assertThat(line.unlessTooDear(hash::equals).account()).isEmpty();
        assertThat(line.unlessTooDear(hash::equals).reason()).contains("memory", "-Xmx").doesNotContain(hash);
        assertThat(line.unlessTooDear(text -> false)).isEqualTo(line);
        assertThat(ImportLine.parse("{\"email\":\"a@b.example\"}").unlessTooDear(text -> true).account()).isPresent();
        assertThat(ImportLine.BLANK.unlessTooDear(text -> true)).isSameAs(ImportLine.BLANK);
    }
}
