package crossbrief.llm;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What models cost, by provider and the beginning of the model's name. */
public final class PriceTable {
  private static final int COLUMNS = 6;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final List<Line> lines;

  private PriceTable(List<Line> lines) {
    this.lines = lines;
  }

  private record Line(String provider, String model, Price price) {
    /** How much of the name matches, plus one; 0 when it does not. */
    int matches(String name) {
      return model.equals("*") ? 1 : name.startsWith(model) ? model.length() + 1 : 0;
    }
  }

  /** US dollars for a million tokens. */
  public record Price(
      BigDecimal input, BigDecimal cachedInput, BigDecimal cacheWrite, BigDecimal output) {
    /** What a usage costs; in a batch, half. */
    BigDecimal of(Usage usage, boolean batch) {
      BigDecimal sum =
          times(input, usage.input())
              .add(times(cachedInput, usage.cachedInput()))
              .add(times(cacheWrite, usage.cacheWrites()))
              .add(times(output, usage.output() + usage.reasoning()));
      return (batch ? sum.multiply(HALF) : sum).divide(MILLION).stripTrailingZeros();
    }

    private static BigDecimal times(BigDecimal price, long tokens) {
      return price.multiply(BigDecimal.valueOf(tokens));
    }

    /** The price of input and output, at most: nothing from a prompt cache. */
    BigDecimal atMost(long inputTokens, long outputTokens) {
      return times(input.max(cacheWrite), inputTokens)
          .add(times(output, outputTokens))
          .divide(MILLION);
    }
  }

  /**
   * Our table, with the lines of a user's before it.
   *
   * @param own absent when there is none
   * @throws IllegalArgumentException when a line of the user's cannot be read; the message names
   *     file and line
   */
  public static PriceTable load(@Nullable Path own) {
    List<Line> lines = new ArrayList<>();
    if (own != null) {
      try {
        lines.addAll(parse(Files.readString(own), own.toString()));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "cannot read the prices in "
                + own
                + ": "
                + (Files.exists(own) ? "it is not a text file in UTF-8" : "there is no such file"),
            e);
      }
    }
    lines.addAll(parse(Prompts.text("llm/prices.tsv"), "prices.tsv"));
    return new PriceTable(lines);
  }

  private static List<Line> parse(String text, String where) {
    List<Line> lines = new ArrayList<>();
    List<String> all = text.lines().toList();
    for (int n = 0; n < all.size(); n++) {
      String line = all.get(n).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(line(line, where + ", line " + (n + 1)));
      }
    }
    return lines;
  }

  private static Line line(String line, String where) {
    String[] cells = line.split("\t+| {2,}", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "cannot use the prices in "
              + where
              + ": a line has six columns with tabs between them: provider, model, input, cached-input, cache-write, output");
    }
    return new Line(
        cells[0].strip(),
        cells[1].strip(),
        new Price(
            amount(cells[2], where),
            amount(cells[3], where),
            amount(cells[4], where),
            amount(cells[5], where)));
  }

  private static BigDecimal amount(String cell, String where) {
    if (!cell.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new IllegalArgumentException(
          "cannot use the prices in "
              + where
              + ": \u201c"
              + cell
              + "\u201d is not an amount such as 0.25");
    }
    return new BigDecimal(cell.strip());
  }

  /** The price of a model: the line with the longest match, the first of those alike. */
  public Optional<Price> of(LlmConfig.Provider provider, @Nullable String model) {
    Line best = null;
    for (Line line : lines) {
      int matches = line.provider().equals(provider.label()) ? line.matches(name(model)) : 0;
      if (matches > (best == null ? 0 : best.matches(name(model)))) {
        best = line;
      }
    }
    return Optional.ofNullable(best).map(Line::price);
  }

  /** The name without the maker before it: {@code openai/gpt-4o} is {@code gpt-4o}. */
  private static String name(@Nullable String model) {
    String name = model == null ? "" : model;
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
