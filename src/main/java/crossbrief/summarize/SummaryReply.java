package crossbrief.summarize;

import java.util.List;

/** What a model sends back; checked before it becomes a summary. */
record SummaryReply(
    String headline, List<Line> gist, List<Line> keyPoints, List<ClaimLine> claims) {
  /** A sentence of the summary with the words of the article that carry it. */
  record Line(String quote, String text) {}

  /** A claim with the words of the article that carry it. */
  record ClaimLine(String quote, String type, String subject, String value) {}
}
