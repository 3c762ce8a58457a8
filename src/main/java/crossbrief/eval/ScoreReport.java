package crossbrief.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A score as a table for people, and as JSON for programs. */
public final class ScoreReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ScoreReport() {}

  /** The table, lines of plain text. */
  public static String table(Score s) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d cases, %d annotated inconsistencies, %d controls, %d look-alikes",
        s.cases(),
        s.gold(),
        s.controls(),
        s.lookAlikes());
    out.append('\n');
    line(out, "%-20s %6s %6s %7s %10s", "type", "found", "of", "recall", "false");
    for (Score.ByType t : s.types()) {
      line(
          out,
          "%-20s %6d %6d %7s %10d",
          t.type(),
          t.found(),
          t.gold(),
          t.gold() == 0 ? "-" : figure(Score.share(t.found(), t.gold())),
          t.falseAlarms());
    }
    line(
        out,
        "%-20s %6d %6d %7s %10d",
        "all",
        s.found(),
        s.gold(),
        figure(s.recall()),
        s.falseAlarms());
    out.append('\n');
    line(
        out,
        "precision %s (%d of %d)   recall %s (%d of %d)   F1 %s",
        figure(s.precision()),
        s.found(),
        s.found() + s.falseAlarms(),
        figure(s.recall()),
        s.found(),
        s.gold(),
        figure(s.f1()));
    line(out, "type right among those found: %d of %d", s.typeRight(), s.typeKnown());
    line(
        out,
        "controls flagged: %d of %d; false alarms in controls per 1,000 words: %s",
        s.controlsFlagged(),
        s.controls(),
        figure(s.falseAlarmsPerThousandWords()));
    line(out, "look-alikes flagged: %d of %d", s.lookAlikesFlagged(), s.lookAlikes());
    line(out, "verbatim quotations: %d of %d", s.verbatim(), s.quotations());
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The figures by name. */
  public static ObjectNode json(Score s) {
    ObjectNode node = JSON.createObjectNode();
    node.put("cases", s.cases());
    node.put("gold", s.gold());
    node.put("found", s.found());
    node.put("falseAlarms", s.falseAlarms());
    node.put("duplicates", s.duplicates());
    node.put("precision", rounded(s.precision()));
    node.put("recall", rounded(s.recall()));
    node.put("f1", rounded(s.f1()));
    node.put("typeRight", s.typeRight()).put("typeKnown", s.typeKnown());
    node.put("controls", s.controls()).put("controlsFlagged", s.controlsFlagged());
    node.put("falseAlarmsPerThousandWords", rounded(s.falseAlarmsPerThousandWords()));
    node.put("lookAlikes", s.lookAlikes()).put("lookAlikesFlagged", s.lookAlikesFlagged());
    node.put("quotations", s.quotations()).put("verbatim", s.verbatim());
    for (Score.ByType t : s.types()) {
      node.withArray("types")
          .addObject()
          .put("type", t.type())
          .put("gold", t.gold())
          .put("found", t.found())
          .put("falseAlarms", t.falseAlarms());
    }
    return node;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
