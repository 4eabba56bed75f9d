package io.modelwright.testkit.contract;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A design of the size that real applications have: thirty entities of a hospital, and samples that its rules are about. */
public final class HospitalDesign {

    /** What the app is called in paths. */
    public static final String SLUG = "hospital";

    /**
     * A change of a valid record that breaks a rule.
     *
     * @param values the members that change, as JSON
     * @param field where the rule is shown
     */
    record Breaking(String entity, String values, String field) {}

    /** One for each rule of the design. */
    static final List<Breaking> BREAKING = List.of(
            new Breaking("department", "{\"opens\":\"19:00:00\",\"closes\":\"18:00:00\"}", "closes"),
            new Breaking("employee", "{\"hired\":\"2026-01-02\",\"left\":\"2026-01-01\"}", "left"),
            new Breaking("employee", "{\"salary\":{\"amount\":\"-1\",\"currency\":\"EUR\"}}", "salary"),
            new Breaking(
                    "shift", "{\"begins\":\"2026-01-02T08:00:00Z\",\"ends\":\"2026-01-02T07:59:59.999999Z\"}", "ends"),
            new Breaking("shift", "{\"begins\":\"2100-01-01T00:00:00Z\",\"ends\":\"2100-01-02T00:00:00Z\"}", "begins"),
            new Breaking("patient", "{\"born\":\"9999-12-31\"}", "born"),
            new Breaking("policy", "{\"validFrom\":\"2026-01-01\",\"validTo\":\"2026-01-01\"}", "validTo"),
            new Breaking(
                    "admission",
                    "{\"admittedAt\":\"2026-01-02T08:00:00Z\",\"dischargedAt\":\"2026-01-01T08:00:00Z\"}",
                    "dischargedAt"),
            new Breaking("appointment", "{\"lasts\":\"PT0S\"}", "lasts"),
            new Breaking("operation", "{\"risk\":5,\"approved\":false}", "approved"),
            new Breaking("prescription", "{\"begins\":\"2026-01-02\",\"ends\":\"2026-01-01\"}", "ends"),
            new Breaking("prescription", "{\"unit\":\"piece\",\"dose\":\"20.000\"}", "dose"),
            new Breaking("labTest", "{\"low\":2.5,\"high\":2.25}", "high"),
            new Breaking("payment", "{\"amount\":{\"amount\":\"0\",\"currency\":\"EUR\"}}", "amount"));

    /** Fields whose values have to fit more than their types say, with what stands for the number of a sample. */
    static final Map<String, String> FORMS = Map.of(
            "room.number", "\"R%1$d\"",
            "diagnosis.code", "\"K%1$02d.1\"");

    private HospitalDesign() {}

    /** The document as YAML, without ids. */
    public static String yaml() {
        try (InputStream file = HospitalDesign.class.getResourceAsStream("hospital.yaml")) {
            if (file == null) {
                throw new IllegalStateException("no resource hospital.yaml");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The design with ids that are the same each time. */
    public static Design design() {
        Parsed parsed = DesignDocument.parseOffline(JsonText.yaml(yaml()));
        return parsed.design().orElseThrow(() -> new IllegalStateException("not valid: " + parsed.findings()));
    }
}
