package com.vidaplus.auth.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.bench.report.Requirement.Bound;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    private final Results results = new Results();

    @BeforeEach
    void measure() {
        results.begin("Capacity");
        results.add("sign-ins", "1/s", List.of(90.0, 120.0, 100.0));
        results.add("limit", "1/s", 200);
        results.require("Sign-ins <near> the limit", "sign-ins", "limit", Bound.AT_LEAST, 0.9);
        results.require("Many sign-ins", "sign-ins", Bound.AT_LEAST, 50);
        results.require("Few sign-ins", "sign-ins", Bound.AT_MOST, 50);
    }

    @Test
    void theMedianOfTheRoundsCounts() {
        assertThat(results.value("sign-ins")).isEqualTo(100);
        assertThat(Measured.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void aPromiseIsKeptOrNotOnItsSideOfTheTarget() {
        assertThat(results.requirements()).extracting(Requirement::isReached).containsExactly(false, true, false);
    }

    @Test
    void anUnmeasuredNumberKeepsNoPromise() {
        results.add("nothing", "ms", Double.NaN);
        results.require("Quick", "nothing", Bound.AT_MOST, 3);

        assertThat(results.requirements().get(3).isReached()).isFalse();
    }

    @Test
    void theTableShowsBothNumbersTheRatioAndWhetherItIsReached() {
        assertThat(MarkdownReport.of(results))
                .contains("| Sign-ins <near> the limit | sign-ins: 100 | limit: 200 | 0.500 | at least 0.900 | **NO** |")
                .contains("| sign-ins | 100 | 1/s | 90.0, 120, 100 |");
    }

    @Test
    void theJsonHasTheSame() {
        JsonObject json = Json.createReader(new StringReader(JsonReport.of(results))).readObject();

        JsonObject first = json.getJsonArray("requirements").getJsonObject(0);
        assertThat(first.getJsonNumber("ratio").doubleValue()).isEqualTo(0.5);
        assertThat(first.getBoolean("reached")).isFalse();
        assertThat(json.getJsonArray("measured")).hasSize(2);
    }

    @Test
    void theChartIsXmlWithABarForEachPromise() throws Exception {
        var chart = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(Chart.of(results))));

        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(1 + results.requirements().size());
    }

    @Test
    void aNumberIsMeasuredOnce() {
        assertThatThrownBy(() -> results.add("limit", "1/s", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> results.value("unknown")).isInstanceOf(IllegalArgumentException.class);
    }
}
