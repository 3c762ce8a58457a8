package crossbrief.deliver;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished brief with what is said of it when it is handed over; or the news that there is none.
 *
 * @param run by what a repeated delivery is recognized
 * @param brief the brief's name in the settings
 * @param dated the time for which it was planned, as a name of a folder: {@code 2026-11-22_0530}
 * @param title of the brief
 * @param result what was found, in one line
 * @param warnings what is missing in it, in words
 * @param findings the gravest contradictions and disputes, as questions
 * @param counts what was found, by kind
 * @param link where the folder of this brief can be read; absent when nobody said so
 * @param files content by name; empty when there is no brief
 * @param recent the latest briefs of this name, newest first, this one included
 */
public record Parcel(
    String run,
    String brief,
    String dated,
    String title,
    Instant asOf,
    String result,
    List<String> warnings,
    List<String> findings,
    Map<String, Integer> counts,
    @Nullable String link,
    Map<String, byte[]> files,
    List<Recent> recent) {
  /**
   * An earlier brief.
   *
   * @param link where it can be read; absent when nobody said so
   */
  public record Recent(
      String run, String title, Instant asOf, String result, @Nullable String link) {}

  public Parcel {
    warnings = List.copyOf(warnings);
    findings = List.copyOf(findings);
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    recent = List.copyOf(recent);
  }

  /** Whether there is a brief in it. */
  public boolean hasBrief() {
    return !files.isEmpty();
  }

  /** The subject of a message. */
  String subject() {
    return title + ": " + result;
  }

  /** What a message says, in plain lines. */
  String text() {
    StringBuilder text = new StringBuilder(title).append('\n').append(result).append('\n');
    warnings.forEach(w -> text.append("\n! ").append(w));
    text.append(warnings.isEmpty() ? "" : "\n");
    findings.forEach(f -> text.append("\n- ").append(f));
    text.append(findings.isEmpty() ? "" : "\n");
    if (link != null) {
      text.append('\n').append(link).append('\n');
    }
    return text.toString();
  }
}
