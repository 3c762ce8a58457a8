package crossbrief.summarize;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a model sends back; checked before it becomes a summary. */
record SummaryReply(
    @JsonProperty(value = "headline", required = true) String headline,
    @JsonProperty(value = "gist", required = true) List<Line> gist,
    @JsonProperty(value = "keyPoints", required = true) List<Line> keyPoints,
    @JsonProperty(value = "claims", required = true) List<ClaimLine> claims) {
  /** A sentence of the summary with the words of the article that carry it. */
  record Line(
      @JsonProperty(value = "quote", required = true) String quote,
      @JsonProperty(value = "text", required = true) String text) {}

  /** A claim with the words of the article that carry it. */
  record ClaimLine(
      @JsonProperty(value = "quote", required = true) String quote,
      @JsonProperty(value = "type", required = true) String type,
      @JsonProperty(value = "subject", required = true) String subject,
      @JsonProperty(value = "value", required = true) String value) {}
}
